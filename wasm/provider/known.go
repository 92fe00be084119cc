package provider

// The closed vocabularies of definitions. A word outside them is a mistake in a definition, which [Definition.Check] reports.

// KnownAction reports whether id is one of the actions of the report's contract that a provider can have a page for. The others
// (save-evidence, gift-codes, deleted-mail, look-again, …) are the same everywhere and stand in no definition.
func KnownAction(id string) bool {
	switch id {
	case "close-mail-software", "restrict-overseas-access", "change-password", "sign-out-sessions", "check-recovery",
		"check-forwarding", "two-step", "login-alert", "help-desk":
		return true
	}
	return false
}

// KnownHistory reports whether kind is a kind of history.
func KnownHistory(kind string) bool {
	switch kind {
	case "web", "mail", "devices":
		return true
	}
	return false
}

// KnownCover reports whether word is something that an action can cover.
func KnownCover(word string) bool {
	switch word {
	case "web", "imap", "pop", "smtp":
		return true
	}
	return false
}

// KnownBreak reports whether word is something that an action can stop from working: the reader's own mail software, a service
// that fetches their mail, or their own access while abroad.
func KnownBreak(word string) bool {
	switch word {
	case "mail-software", "fetcher:gmail", "fetcher:outlook", "travel":
		return true
	}
	return false
}

// KnownService reports whether word names a network of the address database (signin.Place.Service).
func KnownService(word string) bool {
	switch word {
	case "yahoo-japan", "gmail", "outlook", "yahoo", "qq", "netease", "aliyun", "mailru", "yandex", "zoho", "line":
		return true
	}
	return false
}
