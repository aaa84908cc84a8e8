import { Extension, Node, type Extensions, type NodeViewRenderer } from '@tiptap/core';
import type { Node as DocNode } from '@tiptap/pm/model';
import { TextSelection, type Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  tableEditing,
  toggleHeaderRow,
} from '@tiptap/pm/tables';

const CELL = '(paragraph | bulletList | orderedList)+';

function span(element: HTMLElement, name: string): number {
  const value = Number(element.getAttribute(name) ?? 1);
  return Number.isInteger(value) && value >= 1 && value <= 50 ? value : 1;
}

function cell(name: 'tableCell' | 'tableHeader', tag: 'td' | 'th'): Node {
  return Node.create({
    name,
    content: CELL,
    isolating: true,
    extendNodeSchema: (extension) =>
      extension.name === name ? { tableRole: tag === 'td' ? 'cell' : 'header_cell' } : {},
    addAttributes() {
      return {
        colspan: { default: 1, parseHTML: (element) => span(element, 'colspan') },
        rowspan: { default: 1, parseHTML: (element) => span(element, 'rowspan') },
        // The tables' commands read it; columns have no width of their own here, so it stays empty.
        colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
      };
    },
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    ...(tag === 'th' ? { addNodeView: () => headerView } : {}),
  });
}

/** A heading cell is one once it says something: empty, it heads nothing, and is a cell to who hears the table. */
const headerView: NodeViewRenderer = (props) => {
  const dom = document.createElement('th');
  const draw = (node: DocNode) => {
    for (const name of ['colspan', 'rowspan']) {
      const value = Number(node.attrs[name]);
      if (value > 1) dom.setAttribute(name, String(value));
      else dom.removeAttribute(name);
    }
    if (node.textContent.trim() === '') dom.setAttribute('role', 'cell');
    else dom.removeAttribute('role');
  };
  draw(props.node);
  return {
    dom,
    contentDOM: dom,
    update: (node) => {
      if (node.type !== props.node.type) return false;
      draw(node);
      return true;
    },
    // Role and spans are ours; what is typed in the cell is ProseMirror's.
    ignoreMutation: (mutation) => mutation.type === 'attributes' && mutation.target === dom,
  };
};

const Table = Node.create({
  name: 'table',
  content: 'tableRow+',
  isolating: true,
  extendNodeSchema: (extension) => (extension.name === 'table' ? { tableRole: 'table' } : {}),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  addProseMirrorPlugins: () => [tableEditing()],
});

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  extendNodeSchema: (extension) => (extension.name === 'tableRow' ? { tableRole: 'row' } : {}),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

/** A table of 3 columns, a heading row and two more, in place of the empty block of the caret or after its block. */
export const insertTable: Command = (state, dispatch) => {
  const { table, tableRow, tableHeader, tableCell } = state.schema.nodes;
  if (!table || !tableRow || !tableHeader || !tableCell || isInTable(state)) return false;
  const row = (type: typeof tableCell) => {
    const cells = [type.createAndFill(), type.createAndFill(), type.createAndFill()];
    return tableRow.create(
      null,
      cells.filter((one) => one !== null),
    );
  };
  const { $from } = state.selection;
  const empty = $from.node(1).content.size === 0;
  const [from, to] = [empty ? $from.before(1) : $from.after(1), $from.after(1)];
  if (dispatch) {
    const made: DocNode[] = [table.create(null, [row(tableHeader), row(tableCell), row(tableCell)])];
    // The caret must be able to leave it by the end.
    const after = state.schema.nodes['paragraph'];
    if (to === state.doc.content.size && after) made.push(after.create());
    const tr = state.tr.replaceWith(from, to, made);
    tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** What can be done with the table of the caret, in the order of its menu. */
export const TABLE_COMMANDS = {
  rowAbove: addRowBefore,
  rowBelow: addRowAfter,
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  headerRow: toggleHeaderRow,
  deleteRow,
  deleteColumn,
  deleteTable,
} as const satisfies Readonly<Record<string, Command>>;
export type TableCommand = keyof typeof TABLE_COMMANDS;

/** Tab walks the cells; at the last one it adds a row. */
const TableKeys = Extension.create({
  name: 'tableKeys',
  priority: 200,
  addKeyboardShortcuts() {
    const run = (command: Command) => command(this.editor.state, this.editor.view.dispatch);
    const walk = (step: 1 | -1) => () => {
      if (!isInTable(this.editor.state)) return false;
      if (run(goToNextCell(step)) || step === -1) return true;
      return run(addRowAfter) && run(goToNextCell(1));
    };
    return { Tab: walk(1), 'Shift-Tab': walk(-1) };
  },
});

export const TABLES: Extensions = [
  Table,
  TableRow,
  cell('tableHeader', 'th'),
  cell('tableCell', 'td'),
  TableKeys,
];
