import { describe, expect, it } from 'vitest';
import { isEmptyHtml } from './empty';
import { shown } from './show';
import { documentOf, htmlOf } from './wire';

const through = (html: string) => htmlOf(documentOf(html));

/** What is drawn of a text, as HTML that only tests look at. */
function drawn(html: string): string {
  const holder = document.createElement('div');
  holder.append(shown(documentOf(html), (user) => (user === 'u1' ? 'Ada' : undefined)));
  return holder.innerHTML;
}

describe('what an editor writes stays', () => {
  const link = '<a href="https://a.test/" rel="noopener noreferrer">a</a>';
  it.each([
    '<p></p>',
    '<p>a <strong>b</strong> <em>c</em> <u>d</u> <s>e</s> <code>f</code></p>',
    '<p>H<sub>2</sub>O <sup>2</sup> <kbd>Ctrl</kbd> <mark>x</mark></p>',
    `<p>${link}</p>`,
    '<h1>a</h1><h6>b</h6><hr><p>c<br>d</p>',
    '<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>',
    '<ul><li><p>a</p><ol start="3"><li><p>b</p></li></ol></li></ul>',
    '<pre language="rust"><code>let a = 1 &amp;&amp; b;\n\n  c</code></pre>',
    '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>a</p></li></ul>',
    '<table><tbody><tr><th colspan="2" colwidth="80,90"><p>a</p></th></tr><tr><td><p>b</p></td><td><p>c</p></td></tr></tbody></table>',
    '<p><img src="https://a.test/b.png" alt="b" width="40"></p>',
    '<p><mention-component id="7" entity_identifier="u1" entity_name="user_mention"></mention-component> hi</p>',
    '<p><image-component id="1" width="10" aspectratio="1.5" src="a/b.png"></image-component></p>',
    '<p><span data-text-color="red">a</span></p>',
  ])('%s', (html) => {
    expect(through(html)).toBe(html);
    expect(through(`<div>${html}</div>`)).toBe(html);
  });
});

describe('what the schema does not know', () => {
  it.each([
    ['<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['<p>a<style>p{}</style></p>', '<p>a</p>'],
    ['<p onclick="x()" class="big" style="position:fixed" id="app">a</p>', '<p>a</p>'],
    ['<svg onload="x()"></svg>ab', '<p>ab</p>'],
    ['<iframe src="https://evil.test"></iframe>a', '<p>a</p>'],
    ['<form><input type="password" value="x">a</form>', '<p>a</p>'],
    ['<math><mtext><img src="x" onerror="x()"></mtext></math>a', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<p>a</p>'],
    ['<a href=" JaVa\nScRiPt:alert(1)">a</a>', '<p>a</p>'],
    ['<a href="data:text/html,x">a</a>', '<p>a</p>'],
    ['<a href="vbscript:x">a</a>', '<p>a</p>'],
    ['<img src="javascript:x" onerror="x()">a', '<p>a</p>'],
    ['<img src="data:image/svg+xml,<svg>">a', '<p>a</p>'],
    ['<template><p>a</p></template>b', '<p>b</p>'],
    ['<mention-component>a</mention-component>', '<p>a</p>'],
  ])('goes, and its text stays: %s', (html, kept) => {
    const first = through(html);
    expect(first.replace('<p></p>', '')).toBe(kept);
    expect(drawn(html)).not.toMatch(/script:|onerror|onload|onclick|<svg|<iframe|style=/i);
  });

  it('keeps relative addresses and the four schemes', () => {
    for (const href of ['/acme/ENG-1', '#a', 'mailto:a@b.test', 'tel:+49123', 'http://a.test']) {
      expect(through(`<a href="${href}">a</a>`)).toContain(`href="${href}"`);
    }
  });
});

describe('other forms of the same', () => {
  it.each([
    ['a<br>b', '<p>a<br>b</p>'],
    ['<b>a</b> <i>b</i> <del>c</del>', '<p><strong>a</strong> <em>b</em> <s>c</s></p>'],
    ['<span style="font-weight: 700">a</span>', '<p><strong>a</strong></p>'],
    ['<b style="font-weight: normal">a</b>', '<p>a</p>'],
    [
      '<span style="color: red; font-style:italic; text-decoration: underline">a</span>',
      '<p><em><u>a</u></em></p>',
    ],
    ['<pre><code class="language-ts">a</code></pre>', '<pre language="ts"><code>a</code></pre>'],
    [
      '<table><thead><tr><th>a</th></tr></thead></table>',
      '<table><tbody><tr><th><p>a</p></th></tr></tbody></table>',
    ],
    [
      '<ul data-type="taskList"><li data-checked="true"><label><input type="checkbox" checked><span></span></label><div><p>a</p></div></li></ul>',
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>a</p></li></ul>',
    ],
    [
      '<ul class="contains-task-list"><li><input type="checkbox"> a</li></ul>',
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="false"><p>a</p></li></ul>',
    ],
  ])('%s', (html, kept) => {
    expect(through(html)).toBe(kept);
  });
});

describe('what is drawn', () => {
  it('names those who are mentioned', () => {
    const mention = (user: string) =>
      `<p><mention-component id="1" entity_identifier="${user}" entity_name="user_mention"></mention-component></p>`;
    expect(drawn(mention('u1'))).toContain('>@Ada<');
    expect(drawn(mention('gone'))).toContain('>@somebody<');
  });

  it('opens foreign pages elsewhere, and its own in place', () => {
    expect(drawn('<a href="https://a.test/">a</a>')).toContain('target="_blank"');
    expect(drawn('<a href="/acme/ENG-1">a</a>')).not.toContain('target');
  });

  it('has boxes that cannot be ticked without somebody who saves it', () => {
    const html =
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="true">a</li></ul>';
    expect(drawn(html)).toMatch(/<input[^>]*disabled/);
  });
});

it('tells empty texts without the schema', () => {
  for (const html of ['', '<p></p>', '<p> <br>&nbsp;</p>', '<div><p></p></div>']) {
    expect(isEmptyHtml(html)).toBe(true);
  }
  for (const html of ['<p>a</p>', '<img src="x">', '<hr>']) expect(isEmptyHtml(html)).toBe(false);
});
