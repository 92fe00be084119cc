// The analyzer is brought while the background's other files are still evaluated: main.js imports this one before them.
import { wake } from './analyzer.js';

void wake().catch(() => {}); // whoever analyses is told
