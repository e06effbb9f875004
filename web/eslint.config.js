import vue from 'eslint-plugin-vue'
import typescript from 'typescript-eslint'

// Floors: app > features > ui > i18n > api. Across floors one imports by `@/`, within a folder by its own relative path; so a feature
// that may name no `@/features/` never meets another. `app` brings them together.
const floor = (folder, forbidden) => ({
  files: [`src/${folder}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message: `src/${folder} may not use this: see the floors in eslint.config.js` }] }],
  },
})

export default typescript.config(
  { ignores: ['node_modules/', 'src/api/types.d.ts', 'test-results/'] },
  ...typescript.configs.strict,
  ...vue.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: typescript.parser } } },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // How templates are laid out is not worth an argument.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/attributes-order': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  floor('api', ['@/i18n/**', '@/ui/**', '@/features/**', '@/app/**', '../*/**']),
  floor('i18n', ['@/ui/**', '@/features/**', '@/app/**', '../../*']),
  floor('ui', ['@/features/**', '@/app/**', '../*/**']),
  floor('features', ['@/features/**', '@/app/**', '../../*', '../../../**']),
)
