'use strict';
const { project } = require('../../tools/jest/project.cjs');

module.exports = project({ name: 'domain', directory: __dirname });
