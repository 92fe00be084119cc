package sign

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"ashiato/server/geodb/manifest"
)

// MaxManifest bounds a manifest, bytes. The real one has about 2 KB.
const MaxManifest = 64 << 10

// MaxDatabase bounds a plain database, bytes: four times the present one, and still little for a browser.
const MaxDatabase = 64 << 20

// skew is how far a client's clock may lag behind the signer's before a manifest counts as coming from the future.
const skew = 24 * time.Hour

// What Accept refuses, besides ErrSignature.
var (
	ErrForm    = errors.New("malformed manifest")
	ErrExpired = errors.New("the manifest has expired")
	ErrFuture  = errors.New("the manifest is from the future")
	ErrOlder   = errors.New("the manifest is older than the database held")
	ErrTooNew  = errors.New("the database needs a newer version of the extension")
	ErrContent = errors.New("the file is not the one that the manifest describes")
)

// Client is what an update is judged by. It is the rule that the extension's update client follows, in Go.
type Client struct {
	Pinned  []PublicKey
	Now     time.Time
	Held    *manifest.Manifest // of the database in use; nil for none
	Version string             // of the extension, "1.4.0"; "" skips the check of minVersion
}

// Accept proves a manifest: signature first, then form, then freshness. Order is by created, not by version, so that a bad database
// can be withdrawn by signing an older one anew.
func (c Client) Accept(text, signature []byte) (manifest.Manifest, error) {
	if len(text) > MaxManifest {
		return manifest.Manifest{}, fmt.Errorf("%w: %d bytes, at most %d are read", ErrForm, len(text), MaxManifest)
	}
	if _, err := Verify(text, signature, c.Pinned); err != nil {
		return manifest.Manifest{}, err
	}
	m, err := Read(text)
	if err != nil {
		return m, err
	}
	switch {
	case !c.Now.Before(m.Expires):
		return m, fmt.Errorf("%w on %s", ErrExpired, m.Expires.Format(time.DateOnly))
	case m.Created.After(c.Now.Add(skew)):
		return m, fmt.Errorf("%w: created %s", ErrFuture, m.Created.Format(time.RFC3339))
	case c.Held != nil && m.Created.Before(c.Held.Created),
		c.Held != nil && m.Created.Equal(c.Held.Created) && m.SHA256 != c.Held.SHA256:
		return m, fmt.Errorf("%w: created %s, held %s", ErrOlder, m.Created.Format(time.RFC3339), c.Held.Created.Format(time.RFC3339))
	}
	if c.Version != "" && m.MinVersion != "" {
		if newer, err := versionLess(c.Version, m.MinVersion); err != nil || newer {
			return m, fmt.Errorf("%w: %s, this is %s", ErrTooNew, m.MinVersion, c.Version)
		}
	}
	return m, nil
}

// Read parses a manifest and proves its form: bounded, every fact present, and an address that leads nowhere but to the file of this version.
func Read(text []byte) (manifest.Manifest, error) {
	if len(text) > MaxManifest {
		return manifest.Manifest{}, fmt.Errorf("%w: %d bytes, at most %d are read", ErrForm, len(text), MaxManifest)
	}
	m, err := manifest.Parse(text)
	if err != nil {
		return m, fmt.Errorf("%w: %w", ErrForm, err)
	}
	fault := func(field, what string) (manifest.Manifest, error) {
		return manifest.Manifest{}, fmt.Errorf("%w: %s: %s", ErrForm, field, what)
	}
	switch {
	case !ValidVersion(m.Version):
		return fault("version", "want letters, digits, dots and hyphens")
	case m.Created.IsZero() || !m.Expires.After(m.Created):
		return fault("expires", "want a moment after created")
	case m.Size > MaxDatabase:
		return fault("size", strconv.Itoa(m.Size)+" is over the bound")
	case !isHash(m.SHA256):
		return fault("sha256", "want 64 hexadecimal digits")
	case m.URL != "/v1/"+DatabaseName(m.Version):
		return fault("url", "want /v1/"+DatabaseName(m.Version))
	case m.Gzip.Size <= 0 || m.Gzip.Size > MaxDatabase || !isHash(m.Gzip.SHA256):
		return fault("gzip", "want size and sha256")
	case m.Brotli != nil && (m.Brotli.Size <= 0 || m.Brotli.Size > MaxDatabase || !isHash(m.Brotli.SHA256)):
		return fault("brotli", "want size and sha256")
	}
	if m.MinVersion != "" {
		if _, err := parseVersion(m.MinVersion); err != nil {
			return fault("minVersion", err.Error())
		}
	}
	return m, nil
}

// ReadDatabase reads a plain database of at most the announced size, so that neither an endless body nor a decompression bomb is
// taken in, and proves it by its hash.
func ReadDatabase(m manifest.Manifest, r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(m.Size)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", DatabaseName(m.Version), err)
	}
	if len(b) != m.Size {
		return nil, fmt.Errorf("%w: size %d, announced %d", ErrContent, len(b), m.Size)
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != m.SHA256 {
		return nil, fmt.Errorf("%w: another hash", ErrContent)
	}
	return b, nil
}

// DatabaseName is the file name of a version's plain database.
func DatabaseName(version string) string { return "networks-" + version + ".mmdb" }

// ValidVersion reports whether version can stand in a file name and an address: 1 to 64 letters, digits, dots and hyphens,
// a letter or digit first, never two dots in a row.
func ValidVersion(version string) bool {
	if len(version) == 0 || len(version) > 64 || strings.Contains(version, "..") || version[0] == '.' || version[0] == '-' {
		return false
	}
	for _, c := range []byte(version) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '.' && c != '-' {
			return false
		}
	}
	return true
}

func isHash(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

// parseVersion reads a browser extension's version: one to four numbers of at most five digits.
func parseVersion(text string) (v [4]int, err error) {
	parts := strings.Split(text, ".")
	if len(parts) > len(v) {
		return v, fmt.Errorf("version %q: more than four numbers", short(text))
	}
	for i, p := range parts {
		if len(p) == 0 || len(p) > 5 || strings.Trim(p, "0123456789") != "" {
			return v, fmt.Errorf("version %q: want numbers and dots", short(text))
		}
		v[i], _ = strconv.Atoi(p)
	}
	return v, nil
}

func versionLess(a, b string) (bool, error) {
	x, err := parseVersion(a)
	if err != nil {
		return false, err
	}
	y, err := parseVersion(b)
	if err != nil {
		return false, err
	}
	for i := range x {
		if x[i] != y[i] {
			return x[i] < y[i], nil
		}
	}
	return false, nil
}
