import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';

const words = fileURLToPath(new URL('../../main/resources/web/shared/words.js', import.meta.url));

/** The language in which a page begins, as a process of its own: the module reads its surroundings once. */
function begun({ chosen = null, account = null, browser }) {
  const session = account && JSON.stringify({ token: 't', expiresAt: '2999-01-01T00:00:00Z', language: account });
  const code = `
    const store = (value) => ({ getItem: () => value, setItem() {} });
    const put = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true });
    put('localStorage', store(${JSON.stringify(chosen)}));
    put('sessionStorage', store(${JSON.stringify(session)}));
    put('navigator', { language: ${JSON.stringify(browser)} });
    const { spoken } = await import(${JSON.stringify(words)});
    console.log(spoken());`;
  return execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '--eval', code], { encoding: 'utf8' }).trim();
}

test('a page speaks what the person chose, else the language of the account, else that of the browser', () => {
  assert.equal(begun({ chosen: 'en', account: 'zh-CN', browser: 'zh-CN' }), 'en');
  assert.equal(begun({ account: 'zh-CN', browser: 'en-US' }), 'zh');
  assert.equal(begun({ account: 'en-US', browser: 'zh-CN' }), 'en');
  assert.equal(begun({ browser: 'zh-TW' }), 'zh');
  assert.equal(begun({ browser: 'fr' }), 'en');
});
