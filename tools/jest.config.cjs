'use strict';
const { project } = require('./jest/project.cjs');

module.exports = project({ name: 'tools', directory: __dirname });
