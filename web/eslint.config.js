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
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/ui/dialog.ts', 'src/**/*.test.ts'],
    rules: {
      // What Chrome 85 or Safari 14 does not have. Newer functions of the language are kept out by `lib` in tsconfig.json.
      'no-restricted-globals': ['error', ...['structuredClone', 'requestIdleCallback', 'OffscreenCanvas', 'reportError'].map((name) => ({ name, message: 'phones of five years ago have none' }))],
      'no-restricted-properties': [
        'error',
        { property: 'showModal', message: 'Safari before 15.4 has none: openDialog of @/ui/dialog' },
        { object: 'crypto', property: 'randomUUID', message: 'newKey of @/api/client' },
        { object: 'AbortSignal', property: 'timeout', message: 'an AbortController and setTimeout' },
        { object: 'AbortSignal', property: 'any', message: 'one AbortController' },
        { property: 'replaceChildren', message: 'Chrome 86' },
        { property: 'requestVideoFrameCallback', message: 'requestAnimationFrame' },
      ],
    },
  },
  floor('api', ['@/i18n/**', '@/ui/**', '@/features/**', '@/app/**', '../*/**']),
  floor('i18n', ['@/ui/**', '@/features/**', '@/app/**', '../../*']),
  floor('ui', ['@/features/**', '@/app/**', '../*/**']),
  floor('features', ['@/features/**', '@/app/**', '../../*', '../../../**']),
)
