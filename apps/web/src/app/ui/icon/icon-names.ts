/** Lucide icons in the sprite (public/icons.svg). After a change: `node build-sprite.mjs` in apps/web. */
export const ICON_NAMES = [
  'arrow-down', 'arrow-down-right', 'arrow-left', 'arrow-right', 'arrow-up', 'arrow-up-right', 'briefcase',
  'calendar', 'chart-column', 'check', 'chevron-down', 'chevron-left', 'chevron-right', 'chevron-up',
  'chevrons-left', 'chevrons-right', 'chevrons-up-down', 'circle', 'circle-alert', 'circle-check',
  'circle-question-mark', 'circle-x', 'clock', 'columns-3', 'command', 'copy', 'download', 'ellipsis',
  'external-link', 'eye', 'file-chart-column', 'file-spreadsheet', 'file-text', 'filter', 'flag',
  'folder-kanban', 'history', 'house', 'info', 'keyboard', 'languages', 'layout-grid', 'link', 'list-checks',
  'list-filter', 'lock', 'log-in', 'log-out', 'menu', 'milestone', 'monitor', 'moon', 'octagon-alert',
  'panel-right', 'pause', 'pencil', 'play', 'plus', 'presentation', 'printer', 'refresh-cw', 'rotate-cw', 'search',
  'server-off', 'settings', 'shield', 'square', 'sun', 'table-2', 'tag', 'target', 'trash-2', 'triangle-alert',
  'undo-2', 'upload', 'user', 'user-plus', 'users', 'wifi-off', 'x',
] as const;
export type IconName = (typeof ICON_NAMES)[number];
