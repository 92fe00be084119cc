package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ashiato/server/geodb/release"
	"ashiato/wasm/provider"
)

// contentScripts are joined into content.js in this order. Browsers do not take modules as content scripts.
var contentScripts = []string{"lib/browser.js", "content/native.js", "content/snapshot.js", "content/style.js", "content/marks.js", "content/rows.js", "content/room.js", "content/bar.js",
	"content/send.js", "content/watch.js", "content/start.js"}

// zipTime is the time of every file in a zip: the earliest that the format can hold.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// collect is every file of a browser's package but the database, by its path there.
func collect(root, browser string, definitions []*provider.Definition, from updates) (map[string][]byte, error) {
	files, err := faceFiles(root, browser, definitions, from)
	if err != nil {
		return nil, err
	}
	if files["analyzer.wasm"], err = os.ReadFile(filepath.Join(root, "build", "analyzer.wasm")); err != nil {
		return nil, fmt.Errorf("%w (make build/analyzer.wasm builds it)", err)
	}
	return files, nil
}

// faceFiles is all of that but the analyzer.
func faceFiles(root, browser string, definitions []*provider.Definition, from updates) (map[string][]byte, error) {
	ext := filepath.Join(root, "extension")
	files := map[string][]byte{}
	src := os.DirFS(filepath.Join(ext, "src"))
	err := fs.WalkDir(src, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path, "content/") {
			return err
		}
		files[path], err = fs.ReadFile(src, path)
		return err
	})
	if err != nil {
		return nil, err
	}
	if from.origin != "" {
		files[channelFile] = from.channel()
	}
	if files["content.js"], err = join(src); err != nil {
		return nil, err
	}
	base, err := os.ReadFile(filepath.Join(ext, "manifest", "base.json"))
	if err != nil {
		return nil, err
	}
	over, err := os.ReadFile(filepath.Join(ext, "manifest", browser+".json"))
	if err != nil {
		return nil, err
	}
	if files["manifest.json"], err = manifest(base, over, definitions, from); err != nil {
		return nil, err
	}
	if files["LICENSE"], err = os.ReadFile(filepath.Join(root, "LICENSE")); err != nil {
		return nil, err
	}
	files["geo.json"] = release.Manifest()
	if files["providers.json"], err = providersFile(definitions); err != nil {
		return nil, err
	}
	if licence, err := os.ReadFile(filepath.Join(root, "server", "geodb", "release", "LICENSE")); err == nil {
		files["geo.LICENSE"] = licence
	}
	for _, size := range iconSizes {
		if files[fmt.Sprintf("icons/%d.png", size)], err = icon(size); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// join puts the content script's files into one function, so that a second injection of it clashes with no name.
func join(src fs.FS) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("(() => {\n'use strict';\n")
	for _, name := range contentScripts {
		text, err := fs.ReadFile(src, name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "// --- %s\n%s\n", name, bytes.TrimSpace(text))
	}
	b.WriteString("})();\n")
	return b.Bytes(), nil
}

// writeFolder writes files into dir and removes what else is there. A file that is the same already is left alone.
func writeFolder(dir string, files map[string][]byte) error {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		if _, wanted := files[filepath.ToSlash(rel)]; !wanted {
			return os.Remove(path)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeZip writes files as a zip: names sorted, times fixed, so that equal files give equal bytes.
func writeZip(path string, files map[string][]byte) error {
	var b bytes.Buffer
	if err := packZip(&b, files); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func packZip(b *bytes.Buffer, files map[string][]byte) error {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	z := zip.NewWriter(b)
	for _, name := range names {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime})
		if err != nil {
			return err
		}
		if _, err := w.Write(files[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// sourceFiles is what git tracks: all that a reviewer needs to build the package again.
func sourceFiles(root string) (map[string][]byte, error) {
	cmd := exec.Command("git", "ls-files", "-z")
	cmd.Dir = root
	list, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	files := map[string][]byte{}
	for name := range strings.SplitSeq(strings.TrimRight(string(list), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		files[name] = data
	}
	return files, nil
}
