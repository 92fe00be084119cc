// Package release holds the released address database, compressed, with its manifest and licence. It is built by
// server/cmd/geodb and committed, since one of its sources cannot be pinned.
package release

import (
	_ "embed"
	"strings"

	"ashiato/server/geodb/manifest"
)

//go:embed networks.mmdb.gz
var database string

//go:embed LICENSE
var licence string

//go:embed manifest.json
var description string

// Database is the plain MMDB, about 15 MB, decompressed at each call and proved against the manifest.
func Database() ([]byte, error) {
	return manifest.Unpack(strings.NewReader(database), []byte(description))
}

// Packed is the compressed database as it lies in the release, without a copy.
func Packed() string { return database }

// Licence is the text that goes wherever the database goes.
func Licence() string { return licence }

// Manifest is the release's manifest.json.
func Manifest() []byte { return []byte(description) }
