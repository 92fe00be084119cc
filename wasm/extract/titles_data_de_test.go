package extract_test

// german are titles and words as sites in German write them.
var german = titleWords{
	lang: "de", form: "02.01.2006 15:04", places: "Japan|China|Berlin, Deutschland|Köln, Deutschland|Japan", known: "Anmeldeverlauf", neutral: "Mein Konto", signedIn: "Anmeldung",
	titles: `Ihre letzten Anmeldungen|Ihre letzten Logins|Letzte Anmeldungen in Ihrem Konto|Die letzten 10 Anmeldungen|Anmeldungen der letzten 30 Tage|Anmeldungen im Online-Banking|Login-Übersicht|Loginhistorie|Login-Historie anzeigen|Loginprotokoll|Anmeldeübersicht|Anmeldeliste|Anmeldedaten-Verlauf|Einloggvorgänge|Einwahlprotokoll|
		Zugangsprotokoll|Zugriffshistorie|Kontozugriffe|Zugriffe auf Ihr Konto|Zugriff auf mein Konto|Wer hat auf mein Konto zugegriffen?|Waren Sie das?|Erkennen Sie diese Anmeldungen?|Wo du angemeldet bist|Wo und wann Sie sich angemeldet haben|Wo Sie angemeldet sind|Orte, an denen Sie sich angemeldet haben|
		Letzter Besuch|Ihre letzten Besuche|Letzte Sitzungen|Sitzungsverlauf|Sitzungsprotokoll|Authentifizierungsprotokoll|Authentifizierungen|Anmeldevorgänge|Letzte Anmeldevorgänge|Benutzeranmeldungen|Benutzer-Logins|Admin-Anmeldungen|Anmeldungen an der Oberfläche|FRITZ!Box-Anmeldungen|Anmeldungen am Router|
		SSH-Anmeldungen|VPN-Anmeldungen|Webmail-Anmeldungen|Letzte Kontonutzung|Kontonutzung|Kontoaktivität der letzten Tage|Sicherheit: letzte Anmeldungen|Ungewöhnliche Anmeldungen|Fehlgeschlagene Anmeldeversuche|An- und Abmeldungen|Login-Aktivität|Letzte Login-Aktivitäten|Anmelde-Historie|Log-in-Verlauf`,
	devices: `Angemeldete Geräte und Browser|Geräte, auf denen Sie angemeldet sind|Auf diesen Geräten bist du angemeldet|Geräte mit Zugriff auf Ihr Konto|Ihre angemeldeten Geräte|Eingeloggte Geräte|Aktive Anmeldungen|Aktive Logins|Offene Sitzungen|Laufende Sitzungen|Alle Sitzungen|Sitzungen verwalten|
		Meine Sitzungen|Geräteübersicht|Geräteliste|Geräte verwalten|Bekannte Geräte|Verknüpfte Geräte|Registrierte Geräte|Gekoppelte Geräte|Genutzte Geräte|Deine Logins|Aktuell angemeldet`,
	heads: `
		s:Datum der Anmeldung|i:IP-Adresse des Nutzers|r:Anmeldung erfolgreich
		t:Datum, Uhrzeit|i:Zugriff von|v:Endgerät
		s:Anmeldetag|i:Absender-IP|w:Zugangsweg
		t:Wann|i:Woher|v:Womit
		s:Login-Datum|i:Login-IP|r:Login-Status
		t:Ereigniszeit|i:IP|r:Erfolgreich?
		s:Einlogzeit|i:Rechner|v:Webbrowser
		t:Zeitpunkt (MEZ)|i:Ihre IP|p:Ungefährer Ort
		s:Letzte Anmeldung am|i:Client-Adresse|r:Anmeldeergebnis
		d:Anmeldedatum|c:Anmeldeuhrzeit|i:IP-Adresse|v:Betriebssystem/Browser
		s:Zeitpunkt der Anmeldung|i:Quelladresse|w:Anmeldetyp
		t:Datum und Zeit|i:IP-Adresse (IPv4)|w:Art des Zugriffs|r:Ergebnis
		s:Login-Zeitpunkt|i:IP-Nummer|v:Verwendetes Gerät
		t:Protokolliert am|i:Internetadresse|r:Resultat
		s:Angemeldet um|i:Von IP|p:Anmeldeort`,
	success: `Erfolgreich|Erfolg|Anmeldung erfolgreich|Login erfolgreich|Erfolgreich angemeldet|Erfolgreich eingeloggt|Angemeldet|Eingeloggt|OK|In Ordnung|Gelungen|Akzeptiert|Zugelassen|Erlaubt|Zugriff erlaubt|Zugriff gewährt|Gewährt|Bestätigt|Authentifiziert|Passwort korrekt|Gültig|Abgeschlossen`,
	failure: `Fehlgeschlagen|Fehler|Fehlversuch|Anmeldung fehlgeschlagen|Login fehlgeschlagen|Anmeldung abgelehnt|Falsches Passwort|Falsches Kennwort|Passwort falsch|Kennwort falsch|Kennwort ungültig|Ungültiges Kennwort|Passwort nicht korrekt|Falsche PIN|PIN falsch|Benutzer unbekannt|Unbekannter Benutzer|Benutzername falsch|Ungültige Zugangsdaten|Zugriff verweigert|Verweigert|Abgelehnt|Nicht erfolgreich|Erfolglos|Misslungen|Abgewiesen|
		Gesperrt=blocked|Konto gesperrt=blocked|Zugang gesperrt=blocked|Blockiert=blocked|Anmeldung blockiert=blocked|Abgewehrt=blocked|Unterbunden=blocked|TAN falsch=challenged|Falsche TAN=challenged|Zwei-Faktor-Code falsch=challenged|Bestätigung ausstehend=challenged|Verifizierung fehlgeschlagen=challenged|2FA fehlgeschlagen=challenged`,
	ways:      `Browser=web|Webbrowser=web|Online-Banking=web|Internet-Banking=web|Webseite=web|Website=web|Web-Oberfläche=web|Webmail=web|Kundenportal=web|Banking-App=app|Mobile App=app|Handy-App=app|App (Android)=app|IMAP=imap|POP3=pop|SMTP=smtp|E-Mail-Programm=mail|Mailprogramm=mail|FTP=other|SSH=other|API=other|VPN=other`,
	sentences: `{t} Anmeldung von {a}|Angemeldet am {t} von {a}|{t}: Login von {p} ({a})|{t} Sie haben sich von {a} aus angemeldet|{t} Anmeldung des Benutzers taro von {a}|{t} Anmeldung von {a} fehlgeschlagen=failure|{t} Falsches Passwort eingegeben, IP {a}=failure|{t} Neue Anmeldung mit Chrome von {a}|{t} Erfolgreiche Anmeldung, IP-Adresse {a}|{t} Zugriff auf Ihr Konto von {a}|Eingeloggt: {t}, {a}`,
	others:    `Abmeldung|Abgemeldet|Logout|Automatisch abgemeldet|Sitzung abgelaufen|Sitzung beendet|Passwort geändert|Kennwort geändert|Passwort zurückgesetzt|E-Mail-Adresse geändert|Profil bearbeitet|Adresse geändert|Überweisung|Kontoauszug abgerufen|Zwei-Faktor-Anmeldung aktiviert|Einstellungen geändert|Datei gelöscht|Ausgeloggt`,
	negatives: `order:Meine Bestellungen|order:Bestellübersicht|order:Gekaufte Artikel|download:Download-Verlauf|download:Heruntergeladene Dateien|mail:Gesendete Nachrichten|mail:Posteingang|mail:Spamverdacht|pay:Umsätze|pay:Rechnungsübersicht|pay:Zahlungsverlauf|pay:Kreditkartenumsätze|post:Meine Beiträge|post:Letzte Kommentare|post:Forenbeiträge|visit:Besucherstatistik|visit:Zugriffsstatistik der Website|visit:Seitenaufrufe|visit:Besucher Ihrer Homepage|
		fw:Firewall-Ereignisse|fw:Verbindungsprotokoll der Firewall|fw:Datenverkehr|dhcp:DHCP-Leases|dhcp:Geräte im Heimnetz|dns:DNS-Einträge|key:API-Schlüssel|key:Passkeys|key:App-Passwörter|key:SSH-Schlüssel|key:Zugriffstoken|vault:Gespeicherte Passwörter|vault:Passwort-Tresor|ship:Sendungsverfolgung|ship:Lieferstatus|call:Anrufliste|call:Einzelverbindungsnachweis|point:Punktestand|point:Bonuspunkte|cal:Termine|change:Versionsverlauf|change:Änderungen|
		help:So prüfen Sie Ihre letzten Anmeldungen|help:Was ist der Anmeldeverlauf?|mon:Überwachung der Anmeldeseite|mon:Serverüberwachung|user:Kundenliste|user:Mitglieder|server:Meine Server|watch:Wiedergabeverlauf|watch:Zuletzt gesehen|print:Druckaufträge|book:Meine Buchungen|door:Türzutritte|backup:Sicherungen|search:Suchverlauf|purch:App-Käufe|ban:Gesperrte IP-Adressen|ban:Sperrliste|stock:Geräteinventar`,
}
