import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../main/resources/web/', import.meta.url));
const files = readdirSync(WEB, { recursive: true }).filter((file) => file.endsWith('.js')).map((file) => join(WEB, file));

/** One name that is missing and the whole page stays empty. */
test('every name that a module imports is exported where it is looked for', () => {
  let seen = 0;
  for (const file of files) {
    for (const [, names, from] of readFileSync(file, 'utf8').matchAll(/^import \{([^}]+)\} from '(\.[^']+)';/gm)) {
      const exporter = readFileSync(resolve(dirname(file), from), 'utf8');
      for (const name of names.split(',').map((one) => one.trim().split(' as ')[0]).filter(Boolean)) {
        assert.match(exporter, new RegExp(`^export (?:(?:async )?function|const|let|class) ${name}\\b|^export \\{[^}]*\\b${name}\\b`, 'm'), `${file}: ${name} of ${from}`);
        seen++;
      }
    }
  }
  assert.ok(seen > 100);
});
