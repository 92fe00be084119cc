// What the type checker does not see: markup made from text, promises left alone, names that shadow.
import noUnsanitized from 'eslint-plugin-no-unsanitized';

export default [
  { ignores: ['node_modules/**'] },
  noUnsanitized.configs.recommended,
  { files: ['src/**/*.js'], rules: { 'no-script-url': 'error', 'no-new-func': 'error' } },
  {
    files: ['src/**/*.js', 'test/unit/*.mjs'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: {
      'no-eval': 'error', 'no-implied-eval': 'error',
      'no-var': 'error', 'prefer-const': 'error', eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-shadow-restricted-names': 'error',
      'no-unused-expressions': 'error', 'no-self-compare': 'error', 'no-unreachable': 'error', 'no-constant-condition': 'error',
      'no-duplicate-imports': 'error', 'no-throw-literal': 'error', 'no-return-assign': 'error', 'no-sequences': 'error',
      'no-restricted-properties': ['error', ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc'].map((property) => ({ property, message: 'Build elements instead.' }))],
    },
  },
];
