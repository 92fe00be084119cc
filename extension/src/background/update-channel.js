// Where updates of the address database come from. Nowhere: a build without an address and keys never updates it, sets no alarm for it and may
// connect to no server. pack writes this file anew when it is given -update-url and -update-key.

/** @typedef {{ url: string, keys: string[] }} Channel  url: an https origin; keys: public keys, the present one and the next */

/** @type {Channel | null} */
export const channel = null;
