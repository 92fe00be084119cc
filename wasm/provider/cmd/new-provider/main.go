// Command new-provider writes the two things that a provider consists of: a definition and a fixture folder, both with hints of
// what to fill in. It is `make provider ID=example`.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	if len(os.Args) != 2 || strings.HasPrefix(os.Args[1], "-") {
		fmt.Fprintln(os.Stderr, "usage: make provider ID=example   (small letters, digits, hyphens; run from the project's root)")
		os.Exit(2)
	}
	written, err := scaffold(".", os.Args[1], time.Now())
	if err != nil {
		fmt.Fprintln(os.Stderr, "new-provider: "+err.Error())
		os.Exit(1)
	}
	for _, file := range written {
		fmt.Println("wrote " + file)
	}
	fmt.Println("Fill them in: docs/add-a-provider.md. `go test ./wasm/provider` says what is still missing.")
}

// scaffold writes the files below root and names them. It never overwrites one.
func scaffold(root, id string, now time.Time) ([]string, error) {
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Trim(id, "-") != id {
		return nil, fmt.Errorf("%q is no id: small letters, digits and hyphens", id)
	}
	if _, err := os.Stat(filepath.Join(root, "wasm/provider/definitions")); err != nil {
		return nil, fmt.Errorf("run it from the project's root: %w", err)
	}
	folder := filepath.Join(root, "testdata/providers", id)
	definition := filepath.Join(root, "wasm/provider/definitions", id+".json")
	for _, path := range []string{definition, folder} {
		if _, err := os.Stat(path); err == nil {
			return nil, fmt.Errorf("%s exists already; nothing was written", path)
		}
	}
	fill := strings.NewReplacer("ID", id, "MONTH", now.Format("2006-01"))
	files := []struct{ path, text string }{
		{definition, fill.Replace(definitionHint)},
		{filepath.Join(folder, "history-ja", "page.html"), fill.Replace(pageHint)},
		{filepath.Join(folder, "history-ja", "args.json"), fill.Replace(argsHint)},
		{filepath.Join(folder, "history-ja", "truth.json"), fill.Replace(truthHint)},
	}
	var written []string
	for _, f := range files {
		if err := os.MkdirAll(filepath.Dir(f.path), 0o755); err != nil {
			return written, err
		}
		if err := os.WriteFile(f.path, []byte(f.text), 0o644); err != nil {
			return written, err
		}
		written = append(written, f.path)
	}
	return written, nil
}

// The hints are in the canonical form. Their host is one that the test of definitions refuses, so that a scaffold cannot ship.
const (
	definitionHint = `{
  "id": "ID",
  "name": {"ja": "ID", "en": "ID"},
  "hosts": ["login.ID.example.com"],
  "words": ["a heading that only ID's pages hold"],
  "zone": "Asia/Tokyo",
  "signedOut": ["ログインしてください"],
  "histories": [
    {
      "kind": "web",
      "titles": ["ログイン履歴"],
      "near": "https://login.ID.example.com/",
      "labels": ["ログイン履歴"],
      "path": ["設定", "ログイン履歴"],
      "columns": true,
      "confidence": "inferred",
      "checked": "MONTH"
    }
  ],
  "actions": [
    {
      "id": "close-mail-software",
      "url": "https://login.ID.example.com/",
      "labels": ["POP/IMAPの設定"],
      "path": ["設定", "POP/IMAPの設定"],
      "covers": ["imap", "pop", "smtp"],
      "breaks": ["mail-software", "fetcher:gmail", "fetcher:outlook"],
      "confidence": "inferred",
      "checked": "MONTH"
    },
    {
      "id": "change-password",
      "url": "https://login.ID.example.com/",
      "labels": ["パスワードの変更"],
      "path": ["設定", "パスワードの変更"],
      "covers": ["web", "imap", "pop", "smtp"],
      "confidence": "inferred",
      "checked": "MONTH"
    }
  ],
  "note": "What is not known, and where the facts come from."
}
`
	pageHint = `<!DOCTYPE html>
<html lang="ja">
<head><meta charset="utf-8"><title>ログイン履歴</title></head>
<body>
<!-- The documented columns and words, with invented people and with addresses in real public blocks. Never a real person's page. -->
<h1>ログイン履歴</h1>
<table>
<tr><th>日時</th><th>IPアドレス</th></tr>
<tr><td>2026/11/20 09:12</td><td>60.71.33.18</td></tr>
</table>
</body>
</html>
`
	argsHint = `{
 "now": "2026-11-20T15:00:00+09:00",
 "zone": "Asia/Tokyo",
 "url": "https://login.ID.example.com/history"
}
`
	truthHint = `{
 "now": "2026-11-20T15:00:00+09:00",
 "zone": "Asia/Tokyo",
 "lang": "ja",
 "kind": "inferred",
 "url": "https://login.ID.example.com/history",
 "records": [
  {"time": "2026-11-20T09:12:00+09:00", "timeText": "2026/11/20 09:12", "precision": "minute", "ip": "60.71.33.18", "country": "", "outcome": "", "protocol": "", "device": ""}
 ]
}
`
)
