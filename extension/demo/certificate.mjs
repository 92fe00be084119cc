// A self-signed certificate for the local server, made anew at each start: no key is ever kept or committed.
import crypto from 'node:crypto';

const SEQUENCE = 0x30, SET = 0x31, INTEGER = 0x02, BITS = 0x03, OCTETS = 0x04, OID = 0x06, UTF8 = 0x0c, TIME = 0x18;

/** One DER value: tag, length, contents. */
function der(tag, ...parts) {
	const body = Buffer.concat(parts);
	let length = [body.length];
	if (body.length > 127) {
		const bytes = [];
		for (let n = body.length; n > 0; n = Math.floor(n / 256)) bytes.unshift(n % 256);
		length = [0x80 | bytes.length, ...bytes];
	}
	return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const oid = hex => der(OID, Buffer.from(hex, 'hex'));
const time = at => der(TIME, Buffer.from(`${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
const bits = b => der(BITS, Buffer.from([0]), b);

/**
 * A certificate for the names, valid from yesterday for a month (RFC 5280, ECDSA P-256 with SHA-256).
 * @param {string[]} names host names
 * @returns {{key: string, cert: string}} PEM
 */
export function selfSigned(names) {
	const { privateKey, publicKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	const ecdsaSHA256 = der(SEQUENCE, oid('2a8648ce3d040302'));
	const name = der(SEQUENCE, der(SET, der(SEQUENCE, oid('550403'), der(UTF8, Buffer.from('Ashiato demo')))));
	const day = 24 * 3600 * 1000;
	const alternative = der(SEQUENCE, ...names.map(n => der(0x82, Buffer.from(n, 'ascii'))));
	const toSign = der(SEQUENCE,
		der(0xa0, der(INTEGER, Buffer.from([2]))),
		der(INTEGER, Buffer.concat([Buffer.from([1]), crypto.randomBytes(8)])),
		ecdsaSHA256, name,
		der(SEQUENCE, time(new Date(Date.now() - day)), time(new Date(Date.now() + 30 * day))),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, der(SEQUENCE, der(SEQUENCE, oid('551d11'), der(OCTETS, alternative)))));
	const signature = crypto.sign('sha256', toSign, privateKey);
	const certificate = der(SEQUENCE, toSign, ecdsaSHA256, bits(signature));
	const lines = certificate.toString('base64').match(/.{1,64}/g).join('\n');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
		cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
	};
}
