import { setFlagsFromString } from 'node:v8';

/*
 * Has V8 compile each pattern when it is first used. By itself it makes bytecode first and machine code at the second
 * use, and what shortens that bytecode takes quadratic time: of 300 patterns that a question meets 175 ms, against 40.
 */
setFlagsFromString('--no-regexp-tier-up');
