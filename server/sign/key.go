// Package sign makes and checks the signature of a released address database. It is what keeps a broken server, a stolen
// domain or a hostile mirror from teaching the extension that one country is another.
//
// A release is described by manifest.json, and manifest.json.sig beside it holds one line for each key that signed it:
//
//	ed25519 KEYID SIGNATURE
//
// KEYID is the beginning of the SHA-256 of the public key in hexadecimal, SIGNATURE is base64 of the Ed25519 signature
// (RFC 8032) over Context followed by the manifest's bytes. The database itself is not signed: the manifest holds its size and hash.
//
// A client pins two public keys: the one in use now and the next. The next key's private half lies in another place, and
// signs only once the present key is lost or retired; then an extension update pins it as the present one, with a new next key.
package sign

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Context stands before the manifest in what is signed, so that no signature made for anything else fits a manifest.
const Context = "ashiato manifest v1\n"

// Bounds of what is read before anything is proved.
const (
	maxSignature = 1 << 10
	maxLines     = 4
)

// keyPrefix begins a public key as text: "ed25519:" and the 32 bytes in base64.
const keyPrefix = "ed25519:"

// pemType is that of a PKCS #8 key (RFC 7468), the form that openssl writes too.
const pemType = "PRIVATE KEY"

// ErrSignature says that no pinned key signed the manifest.
var ErrSignature = errors.New("no pinned key signed this manifest")

// PublicKey is a key that releases are checked by.
type PublicKey struct{ key ed25519.PublicKey }

// PrivateKey is a key that signs releases.
type PrivateKey struct{ key ed25519.PrivateKey }

// NewKey makes a key pair from random, which is crypto/rand's Reader but in tests.
func NewKey(random io.Reader) (PrivateKey, error) {
	_, k, err := ed25519.GenerateKey(random)
	return PrivateKey{k}, err
}

// ParsePublicKey reads "ed25519:BASE64".
func ParsePublicKey(text string) (PublicKey, error) {
	coded, ok := strings.CutPrefix(strings.TrimSpace(text), keyPrefix)
	if !ok {
		return PublicKey{}, fmt.Errorf("public key %q: want ed25519: and 32 bytes in base64", short(text))
	}
	b, err := base64.StdEncoding.Strict().DecodeString(coded)
	if err != nil || len(b) != ed25519.PublicKeySize {
		return PublicKey{}, fmt.Errorf("public key %q: want ed25519: and 32 bytes in base64", short(text))
	}
	return PublicKey{b}, nil
}

// ParsePublicKeys reads one key or two, joined by a comma: the present one and the next.
func ParsePublicKeys(text string) ([]PublicKey, error) {
	var keys []PublicKey
	for part := range strings.SplitSeq(text, ",") {
		k, err := ParsePublicKey(part)
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	if len(keys) > 2 {
		return nil, fmt.Errorf("%d public keys: two are pinned at most, the present one and the next", len(keys))
	}
	if len(keys) == 2 && keys[0].String() == keys[1].String() {
		return nil, errors.New("both public keys are the same: the next one must be another")
	}
	return keys, nil
}

// String is the key as text, the form that is pinned.
func (k PublicKey) String() string { return keyPrefix + base64.StdEncoding.EncodeToString(k.key) }

// ID names the key in a signature: the first 8 bytes of its SHA-256 in hexadecimal.
func (k PublicKey) ID() string {
	sum := sha256.Sum256(k.key)
	return hex.EncodeToString(sum[:8])
}

// Public is the half that is pinned.
func (k PrivateKey) Public() PublicKey { return PublicKey{k.key.Public().(ed25519.PublicKey)} }

// PEM is the key as PKCS #8 in PEM.
func (k PrivateKey) PEM() ([]byte, error) {
	b, err := x509.MarshalPKCS8PrivateKey(k.key)
	if err != nil {
		return nil, fmt.Errorf("private key: %w", err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: pemType, Bytes: b}), nil
}

// ParsePrivateKey reads what PEM writes, and what "openssl genpkey -algorithm ed25519" does.
func ParsePrivateKey(text []byte) (PrivateKey, error) {
	block, rest := pem.Decode(text)
	if block == nil || block.Type != pemType {
		return PrivateKey{}, errors.New("private key: want one PEM block BEGIN PRIVATE KEY")
	}
	if len(bytes.TrimSpace(rest)) > 0 {
		return PrivateKey{}, errors.New("private key: something follows the PEM block")
	}
	k, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return PrivateKey{}, fmt.Errorf("private key: %w", err)
	}
	key, ok := k.(ed25519.PrivateKey)
	if !ok {
		return PrivateKey{}, fmt.Errorf("private key: it is %T, want Ed25519", k)
	}
	return PrivateKey{key}, nil
}

// Sign is the text of manifest.json.sig: a line for each key.
func Sign(manifest []byte, keys ...PrivateKey) []byte {
	var b bytes.Buffer
	for _, k := range keys {
		sig := ed25519.Sign(k.key, signed(manifest))
		fmt.Fprintf(&b, "ed25519 %s %s\n", k.Public().ID(), base64.StdEncoding.EncodeToString(sig))
	}
	return b.Bytes()
}

// Verify proves that one of the pinned keys signed the manifest, and says which. Lines of other keys count for nothing. The error is
// ErrSignature, or says what is wrong with the form of the signature or that no key is pinned.
func Verify(manifest, signature []byte, pinned []PublicKey) (int, error) {
	if len(pinned) == 0 {
		return -1, errors.New("no public key is pinned")
	}
	if len(signature) > maxSignature {
		return -1, fmt.Errorf("signature: %d bytes, at most %d are read", len(signature), maxSignature)
	}
	lines := strings.Split(strings.TrimSuffix(string(signature), "\n"), "\n")
	if len(lines) > maxLines {
		return -1, fmt.Errorf("signature: %d lines, at most %d are read", len(lines), maxLines)
	}
	for n, line := range lines {
		id, sig, err := parseLine(line)
		if err != nil {
			return -1, fmt.Errorf("signature: line %d: %w", n+1, err)
		}
		for i, k := range pinned {
			if k.ID() == id && ed25519.Verify(k.key, signed(manifest), sig) {
				return i, nil
			}
		}
	}
	return -1, ErrSignature
}

func parseLine(line string) (id string, sig []byte, err error) {
	f := strings.Split(line, " ")
	if len(f) != 3 || f[0] != "ed25519" {
		return "", nil, errors.New("want ed25519 KEYID SIGNATURE")
	}
	sig, err = base64.StdEncoding.Strict().DecodeString(f[2])
	if err != nil || len(sig) != ed25519.SignatureSize {
		return "", nil, errors.New("want 64 bytes in base64")
	}
	return f[1], sig, nil
}

func signed(manifest []byte) []byte { return append([]byte(Context), manifest...) }

// short keeps an error readable, and a pasted private key out of the log.
func short(s string) string {
	if len(s) > 16 {
		return s[:12] + "…"
	}
	return s
}
