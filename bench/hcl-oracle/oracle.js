// Prints what HashiCorp's own parser reads of every .tf file below a directory, one line a block:
//   path <TAB> type and labels <TAB> names of attributes and nested blocks <TAB> source <TAB> version
// Usage: node oracle.js DIRECTORY   (needs: npm install @cdktf/hcl2json)
const fs = require('fs');
const path = require('path');
const { parse } = require('@cdktf/hcl2json');

function* files(dir) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* files(full);
    else if (entry.isFile() && entry.name.endsWith('.tf')) yield full;
  }
}

const text = (value) =>
  value === undefined || value === null ? '' : typeof value !== 'string' || /[$%]\{/.test(value) ? '<expression>' : value;

function blocks(labels, node, out) {
  if (Array.isArray(node)) {
    for (const body of node) out.push([labels, body]);
  } else {
    for (const key of Object.keys(node)) blocks([...labels, key], node[key], out);
  }
}

(async () => {
  const root = process.argv[2];
  const lines = [];
  for (const file of files(root)) {
    const name = path.relative(root, file);
    let tree;
    try {
      tree = await parse(name, fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    } catch (refused) {
      lines.push(`${name}\t<refused>`);
      continue;
    }
    for (const type of Object.keys(tree)) {
      const found = [];
      if (typeof tree[type] !== 'object' || tree[type] === null) continue;
      blocks([type], tree[type], found);
      for (const [labels, body] of found) {
        const module = type === 'module';
        lines.push(
          [name, labels.join(' '), Object.keys(body).sort().join(','), module ? text(body.source) : '', module ? text(body.version) : ''].join('\t'));
      }
    }
  }
  fs.writeSync(1, lines.sort().join('\n') + '\n');
})();
