'use strict';
const { project } = require('../../tools/jest/project.cjs');

module.exports = project({ name: 'contracts', directory: __dirname });
