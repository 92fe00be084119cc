// The sample of a page that could not be read says how the page is built and nothing of what it says.
import assert from 'node:assert/strict';
import test from 'node:test';
import { blur, sample } from '../../src/evidence/redact.js';

test('a text keeps its shape and loses what it says', () => {
  assert.equal(blur('2026年11月20日 3:14 Tokyo'), '0000年00月00日 0:00 Xxxxx');
  assert.equal(blur('山田さん<hanako@example.jp> 113.108.182.52'), '漢漢ああ<xxxxxx@xxxxxxx.xx> 000.000.000.00');
  assert.equal(blur('ログイン '), 'アアアア ');
  assert.equal(blur('Ωмир １２ ⅻ'), 'Xxxx ００ 0');
});

test('structure stays, names, links and values go', () => {
  const pieces = ['[-1,"html",{"lang":"ja"}],[0,"body"],[1,"table",{"class":"history hanako","id":"hanako-1"}]',
    '[2,"tr",{"data-user":"hanako","title":"hanako"}],[3,"td",{"class":"hanako","colspan":"2"},"hanako 3:14"],[3,"td"],[5,"","平文"],[5,"a",{"href":"https://x/?sid=hanako"},"詳細"]'];
  const out = sample(pieces);
  assert.doesNotMatch(out, /hanako|history|sid|平文|詳細|3:14/);
  assert.match(out, /<table class="n1 n2" id="n3">/);
  assert.match(out, /<td class="n2" colspan="2">\n\s+xxxxxx 0:00\n/);
  assert.match(out, /<a>\n\s+漢漢\n/);
  assert.equal((out.match(/<td/g) ?? []).length, 2);
});

test('markup of a page stays text, nothing breaks on an empty page', () => {
  assert.equal(sample([]), '');
  assert.match(sample(['[-1,"p",{},"<b>&\\"x"]']), /&lt;x&gt;&amp;&quot;x/);
  assert.match(sample([`[-1,"html"],${Array.from({ length: 5000 }, () => '[0,"p"]').join(',')}`]), /<!-- … -->/);
});
