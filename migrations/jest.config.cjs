'use strict';
const { project } = require('../tools/jest/project.cjs');

module.exports = project({ name: 'migrations', directory: __dirname, database: true });
