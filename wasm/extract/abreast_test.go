package extract_test

import (
	"strings"
	"testing"

	"ashiato/wasm/extract"
	"ashiato/wasm/page"
)

// Histories whose records are cut in pieces, or stand several in a row; each with what it must give.
func TestRecordsInPieces(t *testing.T) {
	two := "08-20 10:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"
	for name, tt := range map[string]struct{ html, want string }{
		"two in a row": {ja + `<table><tr><th>日時</th><th>IPアドレス</th><th>結果</th><th>日時</th><th>IPアドレス</th><th>結果</th></tr><tr><td>2026/08/20 10:00</td><td>1.2.3.4</td><td>成功</td><td>2026/08/19 09:00</td><td>5.6.7.8</td><td>失敗</td></tr>
			<tr><td>2026/08/18 08:00</td><td>9.9.9.9</td><td>成功</td><td></td><td></td><td></td></tr></table>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure\n08-18 08:00 9.9.9.9 - success"},
		"a grid in two panes": {ja + `<div class=g><div class=l><div>日時</div><div class=b><div class=r><i>2026/08/20 10:00</i></div><div class=r><i>2026/08/19 09:00</i></div></div></div>
			<div class=m><div>IPアドレス 結果</div><div class=b><div class=r><i>1.2.3.4</i> <i>成功</i></div><div class=r><i>5.6.7.8</i> <i>失敗</i></div></div></div></div>`, "08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"columns of cells": {ja + `<div><div><b>日時</b><p>2026/08/20 10:00</p><p>2026/08/19 09:00</p></div><div><b>IPアドレス</b><p>1.2.3.4</p><p>5.6.7.8</p></div><div><b>結果</b><p>成功</p><p>失敗</p></div></div>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"two tables in two panes": {`<html lang="zh-CN"><title>登录日志</title><h2>登录日志</h2><div><div class=v1><table class=b><tr><td>2026-08-20 10:00</td></tr><tr><td>2026-08-19 09:00</td></tr></table></div><div class=v2><table class=b><tr><td>1.2.3.4</td><td>登录成功</td></tr><tr><td>5.6.7.8</td><td>登录失败</td></tr></table></div></div>`,
			"08-20 10:00 1.2.3.4 - success\n08-19 09:00 5.6.7.8 - failure"},
		"numbers and units in elements": {ja + `<div class=r><div><b>2026</b><b>年</b><b>8</b><b>月</b><b>20</b><b>日</b></div><div><b>10</b><b>時</b><b>00</b><b>分</b></div><div>1.2.3.4</div></div><div class=r><div><b>2026</b><b>年</b><b>8</b><b>月</b><b>19</b><b>日</b></div><div><b>9</b><b>時</b><b>00</b><b>分</b></div><div>5.6.7.8</div></div>`, two},
		"rows of days below rows of months": {ja + `<table><tr><th colspan=2>2026年8月</th></tr><tr><td>20日 10:00</td><td>Web</td></tr><tr><td>3日 9:00</td><td>アプリ</td></tr><tr><th colspan=2>2026年7月</th></tr><tr><td>28日 8:00</td><td>Web</td></tr><tr><td>1日 0:05</td><td>アプリ</td></tr></table>`,
			"08-20 10:00 invalid IP web -\n08-03 09:00 invalid IP app -\n07-28 08:00 invalid IP web -\n07-01 00:05 invalid IP app -"},
		"labels that are painted":          {`<html lang="ja"><title>アプリ</title><x-s role=heading aria-label="ログイン履歴"></x-s><x-s role=group aria-label="ログイン&#10;2026年8月20日 10:00&#10;Pixel 9"></x-s><x-s role=group aria-label="ログイン&#10;2026年8月19日 09:00&#10;Pixel 9"></x-s>`, "08-20 10:00 invalid IP - -\n08-19 09:00 invalid IP - -"},
		"a day of one item beside another": {`<html lang="fr"><title>Vos connexions</title><h1>Vos connexions</h1><ol><li class=j><b>jeudi 20 août</b><ul><li>10 h 00 · <i>1.2.3.4</i></li><li>08 h 00 · <i>1.2.3.4</i></li></ul></li><li class=j><b>mercredi 19 août</b><ul><li>09 h 00 · <i>5.6.7.8</i></li></ul></li></ol>`, "08-20 10:00 1.2.3.4 - -\n08-20 08:00 1.2.3.4 - -\n08-19 09:00 5.6.7.8 - -"},
		"buttons that open their records":  {`<html lang="de"><title>Letzte Aktivitäten</title><h1>Letzte Aktivitäten</h1><ul><li><button>Anmeldung Deutschland 20.08.2026 10:00</button><dl><dt>IP-Adresse</dt><dd>1.2.3.4</dd><dt>Standort</dt><dd>Deutschland</dd></dl></li><li><button>Anmeldung Deutschland 19.08.2026 09:00</button><dl><dt>IP-Adresse</dt><dd>5.6.7.8</dd><dt>Standort</dt><dd>Deutschland</dd></dl></li></ul>`, "08-20 10:00 1.2.3.4 - - DE\n08-19 09:00 5.6.7.8 - - DE"},
		"months in Roman numbers":          {`<html lang="pl"><title>Historia logowań</title><h2>Historia logowań</h2><table><tr><th>Data logowania</th><th>Adres IP</th></tr><tr><td>4 VIII 2026, godz. 10:00</td><td>1.2.3.4</td></tr><tr><td>29 VII 2026, godz. 09:00</td><td>5.6.7.8</td></tr></table>`, "08-04 10:00 1.2.3.4 - -\n07-29 09:00 5.6.7.8 - -"},
		"an address right behind a device": {ja + `<ul><li>8月20日 10:00 PC 1.238.3.4</li><li>8月19日 9:00 スマホ 5.98.7.8</li></ul>`, "08-20 10:00 1.238.3.4 - -\n08-19 09:00 5.98.7.8 - -"},
		"a heading of each sign-in":        {`<html lang="fr"><title>Mon historique</title><h1>Votre historique de connexion</h1><section class=a><h3>Connexion à Ameli</h3><ul><li>Date : 20 août 2026 à 10h00</li><li>Localisation : Lyon (FR)</li></ul></section><section class=a><h3>Connexion à Mon Compte</h3><ul><li>Date : 19 août 2026 à 09h00</li><li>Localisation : Lyon (FR)</li></ul></section><section class=a><h3>Connexion à Ameli</h3><ul><li>Date : 18 août 2026 à 08h00</li><li>Localisation : Alger (DZ)</li></ul></section>`, "08-20 10:00 invalid IP - - FR\n08-19 09:00 invalid IP - - FR\n08-18 08:00 invalid IP - - DZ"},
		"a tab of failures beside that of all": {`<html lang="fr"><title>Connexions</title><h1>Journaux</h1><ul><li class=active>Connexions</li><li>Échecs d’authentification</li></ul><table><tr><th>Date</th><th>Action</th><th>Adresse IP</th></tr><tr><td>20/08/2026 10:00</td><td>Connexion</td><td>1.2.3.4</td></tr><tr><td>19/08/2026 09:00</td><td>Connexion</td><td>5.6.7.8</td></tr></table>`,
			two},
		"a bank's history, named in one word": {`<html lang="sv"><title>Säkerhet</title><h1>Inloggningshistorik</h1><table><tr><th>Datum</th><th>Kanal</th><th>Metod</th><th>Resultat</th></tr><tr><td>20 augusti 2026 kl. 10:00</td><td>Mobilbanken</td><td>BankID</td><td>Lyckades</td></tr><tr><td>19 augusti 2026 kl. 09:00</td><td>Internetbanken</td><td>BankID</td><td>Misslyckades</td></tr></table>`, "08-20 10:00 invalid IP - success\n08-19 09:00 invalid IP - failure"},
		"sessions of a conference":            {`<html lang="en"><title>Sessions</title><h1>Sessions</h1><table><tr><th>Starts</th><th>Ends</th><th>Room</th></tr><tr><td>20 Aug 2026 09:40</td><td>20 Aug 2026 10:20</td><td>Main hall</td></tr><tr><td>20 Aug 2026 10:30</td><td>20 Aug 2026 11:10</td><td>Sign-in desk</td></tr></table>`, ""},
		"a host is in no country":             {`<html lang="en"><title>Login history</title><h1>Login history</h1><table><tr><th>Date/time</th><th>IP</th><th>Link</th></tr><tr><td>2026-08-20 10:00</td><td>1.2.3.4</td><td>www.example.co.uk</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td><td>www.example.co.uk</td></tr></table>`, two},
	} {
		if got := strings.TrimSpace(readInItsLanguage(t, tt.html)); got != tt.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

// An item without a list around it, and elements whose text is empty, as a snapshot may hold them.
func TestOddShapes(t *testing.T) {
	p := &page.Page{Lang: "en"}
	b := page.NewBuilder(p)
	at := b.Element(page.None, "li", nil, 0)
	row := b.Element(b.Element(at, "ul", nil, 1), "li", nil, 2)
	b.Text(row, "Login history 2026-08-20 10:00 1.2.3.4 Chrome", 3)
	for _, text := range []string{"20", "", "8"} {
		b.Text(b.Element(row, "span", nil, 4), text, 5)
	}
	extract.Read(p, options())
}
