package releases

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"ashiato/server"
	"ashiato/server/sign"
)

// Library is a server.Store over release folders. Its state is swapped whole: a request sees one release or the other, and the files of
// older releases stay, so that a client that has read the old manifest still gets the old file.
type Library struct {
	root string // "" for the embedded release
	keys []sign.PublicKey
	held []io.Closer

	reload sync.Mutex // one reload at a time
	state  atomic.Pointer[shelf]
}

// shelf is a Library's state.
type shelf struct {
	current *folder
	folders map[string]*folder
	files   map[string]*file
}

// Open proves the releases below root, or the one release that root itself is. With keys given, only releases that one of them signed are
// served. There must be at least one.
func Open(root string, keys []sign.PublicKey) (*Library, error) {
	l := &Library{root: root, keys: keys}
	_, faults := l.Reload()
	if l.state.Load() == nil {
		return nil, fmt.Errorf("releases %s: %w", root, faults)
	}
	return l, nil
}

// Close lets go of the files that the embedded release lies in.
func (l *Library) Close() error {
	var err error
	for _, c := range l.held {
		err = errors.Join(err, c.Close())
	}
	return err
}

// Current is server.Store's.
func (l *Library) Current() (server.Release, error) {
	c := l.state.Load().current
	return server.Release{Manifest: c.manifest, Signed: c.signed}, nil
}

// Find is server.Store's.
func (l *Library) Find(name string) (server.File, error) {
	if f, ok := l.state.Load().files[name]; ok {
		return f, nil
	}
	return nil, fs.ErrNotExist
}

func (l *Library) currentFolder() *folder { return l.state.Load().current }

// Reload looks at the folder again and switches to the newest release in it, by its moment of creation. It reports whether that is another
// one, and what was unusable. Whatever happens, a good release is never replaced by none.
func (l *Library) Reload() (switched bool, faults error) {
	if l.root == "" {
		return false, nil
	}
	l.reload.Lock()
	defer l.reload.Unlock()
	old := l.state.Load()
	paths, err := l.paths()
	if err != nil {
		return false, err
	}
	next := &shelf{folders: map[string]*folder{}, files: map[string]*file{}}
	var errs []error
	for _, path := range paths {
		f, err := l.openOnce(old, path)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", filepath.Base(path), err))
			continue
		}
		next.folders[path] = f
		if next.current == nil || newer(f, next.current) {
			next.current = f
		}
	}
	if next.current == nil {
		return false, errors.Join(append(errs, errors.New("there is no usable release (want a folder with "+server.ManifestName+", or folders of that kind)"))...)
	}
	next.keep(old)
	next.index()
	l.state.Store(next)
	return old != nil && old.current.manifest.Created != next.current.manifest.Created, errors.Join(errs...)
}

// keep holds on to the release that was current until now, for those who have just read its manifest, while its folder lasts.
func (s *shelf) keep(old *shelf) {
	if old == nil || s.folders[old.current.path] != nil {
		return
	}
	if _, err := os.Stat(filepath.Join(old.current.path, server.ManifestName)); err == nil {
		s.folders[old.current.path] = old.current
	}
}

// index lists the databases of all releases, and all files of the current one, which win.
func (s *shelf) index() {
	for _, f := range s.folders {
		for name, file := range f.files {
			if strings.HasPrefix(name, "networks-") {
				s.files[name] = file
			}
		}
	}
	maps.Copy(s.files, s.current.files)
}

// openOnce proves a folder unless it was proved before and has not been touched.
func (l *Library) openOnce(old *shelf, path string) (*folder, error) {
	if old != nil {
		if f := old.folders[path]; f != nil {
			if info, err := os.Stat(filepath.Join(path, server.ManifestName)); err == nil && info.ModTime().Equal(f.stamp) {
				return f, nil
			}
		}
	}
	return openFolder(path, l.keys)
}

// paths are the folders that may be releases. Names that begin with a dot are releases in the making. At a link that root is, the release
// it leads to now is meant.
func (l *Library) paths() ([]string, error) {
	root, err := filepath.EvalSymlinks(l.root)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(root, server.ManifestName)); err == nil {
		return []string{root}, nil
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			paths = append(paths, filepath.Join(root, e.Name()))
		}
	}
	return paths, nil
}

func newer(a, b *folder) bool {
	if !a.manifest.Created.Equal(b.manifest.Created) {
		return a.manifest.Created.After(b.manifest.Created)
	}
	return a.manifest.Version > b.manifest.Version
}

// Watch reloads at every tick and at every wake until ctx ends, and tells report what came of it. The same faults are told once.
func (l *Library) Watch(ctx context.Context, every time.Duration, wake <-chan os.Signal, report func(switched bool, faults error)) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	told := ""
	for {
		asked := false
		select {
		case <-ctx.Done():
			return
		case <-wake:
			asked = true
		case <-tick.C:
		}
		switched, faults := l.Reload()
		now := ""
		if faults != nil {
			now = faults.Error()
		}
		if switched || asked || now != told {
			report(switched, faults)
		}
		told = now
	}
}
