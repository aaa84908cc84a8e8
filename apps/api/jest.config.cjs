'use strict';
const { project } = require('../../tools/jest/project.cjs');

module.exports = project({ name: 'api', directory: __dirname, database: true });
