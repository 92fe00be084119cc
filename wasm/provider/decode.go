package provider

import (
	"errors"
	"strconv"

	"github.com/tidwall/gjson"
)

// Decode reads a definition. It is strict: an unknown key or a value of another type is an error that names the field.
func Decode(id string, text []byte) (*Definition, error) {
	if !gjson.ValidBytes(text) {
		return nil, errors.New("provider " + id + ": not valid JSON")
	}
	d := &Definition{ID: id}
	var own string
	err := object(gjson.ParseBytes(text), fields{
		"id": str(&own), "name": func(v gjson.Result) error { return names(&d.Name, v) }, "hosts": list(&d.Hosts),
		"software": boolean(&d.Software), "words": list(&d.Words), "zone": str(&d.Zone), "zoneCertain": boolean(&d.ZoneCertain), "networks": list(&d.Networks),
		"ownAddress": list(&d.OwnAddress), "signedOut": list(&d.SignedOut), "note": str(&d.Note),
		"histories": each(func(v gjson.Result) error {
			h := History{}
			err := object(v, history(&h))
			d.Histories = append(d.Histories, h)
			return err
		}),
		"actions": each(func(v gjson.Result) error {
			a := Action{}
			err := object(v, action(&a))
			d.Actions = append(d.Actions, a)
			return err
		}),
	})
	if err == nil && own != id {
		err = errors.New("id: " + strconv.Quote(own) + " is not the file's name")
	}
	if err != nil {
		return nil, errors.New("provider " + id + ": " + err.Error())
	}
	return d, nil
}

func history(h *History) fields {
	return fields{
		"kind": str(&h.Kind), "titles": list(&h.Titles), "empty": list(&h.Empty), "url": str(&h.URL), "urls": list(&h.URLs),
		"near": str(&h.Near), "labels": list(&h.Labels), "path": list(&h.Path), "successOnly": boolean(&h.SuccessOnly),
		"rows": number(&h.Rows), "days": number(&h.Days), "columns": boolean(&h.Columns),
		"confidence": str((*string)(&h.Confidence)), "checked": str(&h.Checked),
	}
}

func action(a *Action) fields {
	return fields{
		"id": str(&a.ID), "url": str(&a.URL), "exact": boolean(&a.Exact), "urls": list(&a.URLs), "labels": list(&a.Labels),
		"path": list(&a.Path), "titles": list(&a.Titles), "covers": list(&a.Covers), "breaks": list(&a.Breaks),
		"on": list(&a.On), "off": list(&a.Off), "confidence": str((*string)(&a.Confidence)), "checked": str(&a.Checked),
	}
}

// A reader takes one value; fields has one for each key that an object may have.
type (
	reader func(gjson.Result) error
	fields map[string]reader
)

func object(v gjson.Result, known fields) (err error) {
	if !v.IsObject() {
		return errors.New("not an object")
	}
	seen := map[string]bool{}
	v.ForEach(func(k, f gjson.Result) bool {
		read, ok := known[k.Str]
		switch {
		case !ok:
			err = errors.New(strconv.Quote(k.Str) + ": unknown key")
			return false
		case seen[k.Str]:
			err = errors.New(k.Str + ": twice")
			return false
		}
		seen[k.Str] = true
		if err = read(f); err != nil {
			err = errors.New(k.Str + ": " + err.Error())
		}
		return err == nil
	})
	return err
}

func str(to *string) reader {
	return func(v gjson.Result) error {
		if v.Type != gjson.String {
			return errors.New("not a text")
		}
		*to = v.Str
		return nil
	}
}

func boolean(to *bool) reader {
	return func(v gjson.Result) error {
		if !v.IsBool() {
			return errors.New("neither true nor false")
		}
		*to = v.Bool()
		return nil
	}
}

func number(to *int) reader {
	return func(v gjson.Result) error {
		if v.Type != gjson.Number || v.Num < 0 || v.Num > 1e6 || v.Num != float64(int(v.Num)) {
			return errors.New("not a count")
		}
		*to = int(v.Num)
		return nil
	}
}

func list(to *[]string) reader {
	return each(func(v gjson.Result) error {
		var s string
		err := str(&s)(v)
		*to = append(*to, s)
		return err
	})
}

func each(read reader) reader {
	return func(v gjson.Result) (err error) {
		if !v.IsArray() {
			return errors.New("not a list")
		}
		i := 0
		v.ForEach(func(_, e gjson.Result) bool {
			if err = read(e); err != nil {
				err = errors.New(strconv.Itoa(i) + ": " + err.Error())
			}
			i++
			return err == nil
		})
		return err
	}
}

func names(to *map[string]string, v gjson.Result) error {
	known, all := fields{}, map[string]string{}
	for _, lang := range []string{"ja", "en"} {
		known[lang] = func(v gjson.Result) error {
			var s string
			err := str(&s)(v)
			all[lang] = s
			return err
		}
	}
	*to = all
	return object(v, known)
}
