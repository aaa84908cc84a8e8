// Unit tests of the web app: jsdom, zoneless Angular, one file at a time without type checks (the build checks types).
const esm = ['@angular', '@jalon', 'rxjs', 'd3-[a-z]+', 'internmap', 'zod'].join('|');

module.exports = {
  displayName: 'web',
  rootDir: __dirname,
  testEnvironment: 'jest-environment-jsdom',
  setupFilesAfterEnv: ['<rootDir>/testing/setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'html'],
  moduleNameMapper: {
    '^@jalon/(domain|contracts)$': '<rootDir>/../../libs/$1/src/index.ts',
    // The libraries name their files as Node will find them once built.
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.(ts|mjs|js|html)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.html$' },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm})/|.*\\.mjs$)`],
  snapshotSerializers: [],
};
