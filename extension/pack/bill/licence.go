package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ownLicence is this project's.
const ownLicence = "Apache-2.0"

// shippable are the licences of code that is part of what people are handed.
func shippable() []string {
	return []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"}
}

// usable are those of tools that build and test, besides: none of their code is handed on.
func usable() []string {
	return append(shippable(), "0BSD", "BSD", "BlueOak-1.0.0", "CC0-1.0", "GPL-2.0", "GPL-3.0-or-later", "LGPL-3.0-or-later", "MPL-2.0", "Python-2.0", "Zlib")
}

// permitted reports whether an SPDX expression of OR and AND, with AND binding closer and no nesting, can be met with the licences of a list.
func permitted(expression string, list []string) bool {
	expression = strings.TrimSuffix(strings.TrimPrefix(expression, "("), ")")
	for choice := range strings.SplitSeq(expression, " OR ") {
		met := true
		for id := range strings.SplitSeq(choice, " AND ") {
			met = met && slices.Contains(list, strings.TrimSpace(id))
		}
		if met {
			return true
		}
	}
	return false
}

// licenceOf reads the licence files in a module's folder. Several are a choice.
func licenceOf(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var ids []string
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(upper, "LICEN") && !strings.HasPrefix(upper, "COPYING") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		id := identify(string(text))
		if id == "" {
			return "", fmt.Errorf("%s: an unknown licence", e.Name())
		}
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return "", errors.New("no licence file")
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), " OR "), nil
}

// identify names the licence of a text by sentences that only it holds; "" if it is none of those known.
func identify(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	has := func(sentence string) bool { return strings.Contains(text, sentence) }
	switch {
	case has("GNU GENERAL PUBLIC LICENSE"), has("GNU LESSER GENERAL PUBLIC LICENSE"), has("GNU AFFERO"), has("Commons Clause"), has("Creative Commons"):
		return ""
	case has("Apache License Version 2.0, January 2004") && has("Grant of Patent License"):
		return "Apache-2.0"
	case has("Permission is hereby granted, free of charge, to any person obtaining a copy") && has("shall be included in all copies"):
		return "MIT"
	case has("Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"),
		has("Permission to use, copy, modify, and distribute this software for any purpose with or without fee"):
		return "ISC"
	case has("Redistribution and use in source and binary forms") && has("may be used to endorse or promote products"):
		return "BSD-3-Clause"
	case has("Redistribution and use in source and binary forms"):
		return "BSD-2-Clause"
	}
	return ""
}
