export { default, generateMetadata } from '../desk/not-found'
