// What makes a process ready for requests is what /api/health says.
export { GET } from '../route'
