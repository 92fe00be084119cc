package releases

import (
	"bytes"

	"ashiato/server"
	"ashiato/server/geodb/manifest"
	"ashiato/server/sign"
)

// Embedded serves the release that a program carries, as it is: signed if keys are given, else unsigned. The database is laid into nameless
// temporary files, since a file reaches a socket at a third of the cost of memory (sendfile); where that cannot be done it stays in memory.
// inFiles says which.
func Embedded(s Source, keys ...sign.PrivateKey) (l *Library, inFiles bool, err error) {
	m, err := sign.Read(s.Manifest)
	if err != nil {
		return nil, false, err
	}
	if _, err := sign.ReadDatabase(m, bytes.NewReader(s.Database)); err != nil {
		return nil, false, err
	}
	f := &folder{manifest: m, signed: len(keys) > 0, files: map[string]*file{}}
	l = &Library{}
	inFiles = true
	small := func(name string, b []byte) {
		f.add(name, int64(len(b)), manifest.Hash(b))
		f.files[name].content = b
	}
	large := func(name string, b []byte, hash string) {
		f.add(name, int64(len(b)), hash)
		path, held, err := spool(b)
		if err != nil {
			inFiles = false
			f.files[name].content = b
			return
		}
		l.held = append(l.held, held)
		f.files[name].path = path
	}
	small(server.ManifestName, s.Manifest)
	small(server.LicenceName, s.Licence)
	if f.signed {
		small(server.SignatureName, sign.Sign(s.Manifest, keys...))
	}
	large(sign.DatabaseName(m.Version), s.Database, m.SHA256)
	large(sign.DatabaseName(m.Version)+".gz", s.Packed, m.Gzip.SHA256)
	l.state.Store(&shelf{current: f, files: f.files})
	return l, inFiles, nil
}
