package extract

import "strings"

// question reports whether a heading asks or explains: a page of help.
func question(s []rune) bool {
	t := strings.TrimLeft(string(s), "¿¡ ")
	if explains(t) || opensWith(t, "re:", "fwd:") {
		return true
	}
	for _, w := range [...]string{"?", "？", "とは", "の見方", "の見かた", "方法", "について", "려면", "방법", "안내", "には"} {
		if strings.HasSuffix(t, w) {
			return true
		}
	}
	return false
}

// explains reports whether a heading begins as one that says how something is done.
func explains(t string) bool {
	return opensWith(t, "how ", "what ", "where can", "where do i", "comment ", "cómo ", "como ", "come ", "как ", "wie ", "so prüf", "so seh", "so find", "so könn", "如何", "怎么", "怎麼", "怎样", "怎樣", "cách ")
}

func opensWith(t string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	return false
}

func holds(t string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// ofReader reports whether a question asks the reader whether he knows what stands below it: "Is this you?", 身に覚えのないログインはありませんか. signIns
// tells whether it has a word for signing in.
func ofReader(s []rune, signIns bool) bool {
	t := strings.TrimLeft(string(s), "¿¡ ")
	if explains(t) || holds(t, "how ", "what ", "why ", "方法", "とは", "pourquoi", "por qué", "por que ", "perché", "warum", "почему", "为什么", "為什麼", "왜 ", "tại sao", "なぜ") {
		return false
	}
	if holds(t, "my account", "your account", "you?", "were you", "was it you", "was this you", "身に覚え", "心当たり", "見覚え", "本人", "是你", "是您", "본인", "ihr konto", "ihrem konto", "sie das", "du das", "c'était vous",
		"has sido tú", "fuiste tú", "foi você", "eri tu", "sei stato tu", "votre compte", "vous?", "vous ?", "su cuenta", "tu cuenta", "sua conta", "tuo account", "вы?", "вашем", "ваш аккаунт", "bạn không", "của bạn") {
		return true
	}
	return (signIns || ofAccount(s)) && (asksWho(t) || holds(t, "recogni", "erkenn", "reconna", "reconoc", "reconhec", "riconosc", "узна", "nhận ra"))
}

// asksWho reports whether a question is who it was that came, or from where.
func asksWho(t string) bool {
	return opensWith(t, "who ", "who's ", "wer ", "qui ", "quién ", "quem ", "chi ", "кто ", "ai đã ", "谁", "誰", "where did you ", "where have you ", "where are you ", "où êtes-vous ", "où avez-vous ", "wo haben sie ", "wo sind sie ", "dónde has ", "onde você ", "dove hai ", "где вы ") ||
		holds(t, "누가", "在哪里登录", "在哪裡登入", "どこからログインしました", "どこでログインしました", "어디서 로그인했")
}

// ofItsSettings reports whether a heading is one word that ends in that for settings: whatever else it names, it is of how that is set.
func ofItsSettings(s []rune) bool {
	t := string(s)
	return !strings.Contains(t, " ") && (strings.HasSuffix(t, "设置") || strings.HasSuffix(t, "設定"))
}

// ofSearch reports whether a heading ends in that these are the results of a search: ログイン履歴 検索結果.
func ofSearch(s []rune) bool {
	t := string(s)
	for _, w := range [...]string{"検索結果", "查询结果", "查詢結果", "搜索结果", "검색 결과", "search results", "suchergebnisse"} {
		if strings.HasSuffix(t, w) {
			return true
		}
	}
	return false
}
