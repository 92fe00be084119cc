// The packages that the analyzer is compiled from without inlining, as flags of `go build`: extension/pack/uninlined.txt.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const GCFLAGS = readFileSync(path.resolve(import.meta.dirname, '../pack/uninlined.txt'), 'utf8').trim().split('\n').map(p => `-gcflags=${p}=-l`);
