/** Whether the long tests run too: `KIOSQUE_LONG=1`. */
export const LONG = process.env['KIOSQUE_LONG'] === '1';
