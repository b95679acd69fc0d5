/** Web fonts that come late move nothing: the rules of the packages say `swap` (app/fonts.css). */
const lateFonts = {
  postcssPlugin: 'late-fonts',
  Declaration: {
    'font-display': (declaration) => {
      if (declaration.value !== 'optional') declaration.value = 'optional'
    },
  },
}

export default { plugins: ['@tailwindcss/postcss', lateFonts] }
