//go:build js && wasm

package main

import (
	"errors"
	"io/fs"
	"net/http"
	"syscall/js"
	"time"

	"ashiato/server"
	"ashiato/server/sign"
)

// bucket is a server.Store over an R2 bucket that holds the files of the static form's v1 folder under their own names. It calls the binding
// itself, since the library's wrapper knows no ranges.
type bucket struct{ js js.Value }

// Current reads the manifest, for /healthz.
func (b *bucket) Current() (server.Release, error) {
	if !b.js.Truthy() {
		return server.Release{}, errors.New("no R2 binding " + binding)
	}
	object, err := await(b.js.Call("get", server.ManifestName))
	if err != nil || object.IsNull() {
		return server.Release{}, errors.Join(err, fs.ErrNotExist)
	}
	if object.Get("size").Int() > sign.MaxManifest {
		return server.Release{}, sign.ErrForm
	}
	text, err := await(object.Call("text"))
	if err != nil {
		return server.Release{}, err
	}
	m, err := sign.Read([]byte(text.String()))
	if err != nil {
		return server.Release{}, err
	}
	_, err = b.Find(server.SignatureName)
	return server.Release{Manifest: m, Signed: err == nil}, nil
}

// Find asks for an object's size and tag.
func (b *bucket) Find(name string) (server.File, error) {
	if !b.js.Truthy() {
		return nil, errors.New("no R2 binding " + binding)
	}
	head, err := await(b.js.Call("head", name))
	if err != nil {
		return nil, err
	}
	if head.IsNull() {
		return nil, fs.ErrNotExist
	}
	return &object{
		bucket: b.js, name: name,
		size: int64(head.Get("size").Float()), tag: head.Get("httpEtag").String(),
		modified: time.UnixMilli(int64(head.Get("uploaded").Call("getTime").Float())).UTC().Truncate(time.Second),
	}, nil
}

// object is a server.File.
type object struct {
	bucket   js.Value
	name     string
	size     int64
	tag      string
	modified time.Time
}

func (o *object) Size() int64         { return o.size }
func (o *object) ETag() string        { return o.tag }
func (o *object) Modified() time.Time { return o.modified }

// Send hands the object's stream on without copying it through Go's memory. Headers are taken at the end of the request, so that the object
// may still turn out to be gone, or another than the one whose size and tag were announced.
func (o *object) Send(w http.ResponseWriter, status int, from, length int64) error {
	raw, ok := w.(interface{ WriteRawJSBody(js.Value) })
	if !ok {
		return errors.New("no Workers response")
	}
	options := map[string]any{"onlyIf": map[string]any{"etagMatches": o.tag[1 : len(o.tag)-1]}}
	if from > 0 || length < o.size {
		options["range"] = map[string]any{"offset": float64(from), "length": float64(length)}
	}
	got, err := await(o.bucket.Call("get", o.name, options))
	if err != nil {
		return err
	}
	if got.IsNull() || !got.Get("body").Truthy() {
		return errors.New(o.name + ": it has changed")
	}
	w.WriteHeader(status)
	raw.WriteRawJSBody(got.Get("body"))
	return nil
}

// await waits for a promise.
func await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	settled := make(chan outcome, 1)
	then := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{value: args[0]}
		return nil
	})
	failed := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{err: errors.New(args[0].Call("toString").String())}
		return nil
	})
	defer then.Release()
	defer failed.Release()
	promise.Call("then", then, failed)
	o := <-settled
	return o.value, o.err
}
