// docs/security.md: every threat names its tests, and every test that it names exists.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

const at = (path) => new URL(`../../../${path}`, import.meta.url);
const [head, , ...rows] = fs.readFileSync(at('docs/security.md'), 'utf8').split('\n').filter((l) => l.startsWith('|'))
  .map((l) => l.split('|').slice(1, -1).map((c) => c.trim()));

/** The tests of a file, by their titles as they stand in the source. @param {string} file */
function source(file) {
  return ['unit', 'e2e'].map((d) => at(`extension/test/${d}/${file}`)).filter((f) => fs.existsSync(f)).map((f) => fs.readFileSync(f, 'utf8')).join('\n');
}

/** All Go tests of a package. @param {string} folder */
function goTests(folder) {
  return fs.readdirSync(at(folder)).filter((f) => f.endsWith('_test.go')).map((f) => fs.readFileSync(at(`${folder}/${f}`), 'utf8')).join('\n');
}

test('every row names at least one test, and each of them exists', () => {
  assert.deepEqual(head, ['threat', 'answer', 'shown by']);
  assert.ok(rows.length >= 20, `${rows.length} rows`);
  let named = 0;
  for (const [threat, , shown] of rows) {
    const items = shown.split(/;\s+(?=`)/);
    for (const item of items) {
      const titles = /^`([\w-]+\.test\.mjs)` (".+")$/.exec(item);
      const functions = /^`((?:wasm|server|extension)[\w/]*)` ((?:(?:Test|Fuzz)\w+ ?)+)$/.exec(item);
      assert.ok(titles || functions, `${threat}: ${item}`);
      if (titles) {
        const text = source(titles[1]).replaceAll("\\'", "'");
        for (const title of titles[2].slice(1, -1).split('", "')) {
          named++;
          assert.ok(new RegExp(`(?:test|inBrowsers)\\((['"\`])${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(text), `${titles[1]} has no test "${title}"`);
        }
      }
      for (const name of functions?.[2].trim().split(' ') ?? []) {
        named++;
        assert.match(goTests(functions[1]), new RegExp(`^func ${name}\\(`, 'm'), `${functions[1]} has no ${name}`);
      }
    }
  }
  assert.ok(named >= rows.length);
});
