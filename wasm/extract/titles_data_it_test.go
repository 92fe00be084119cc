package extract_test

// italian are titles and words as sites in Italian write them.
var italian = titleWords{
	lang: "it", form: "02/01/2006 15:04", places: "Giappone|Cina|Roma, Italia|Milano, Italia|Giappone", known: "Cronologia accessi", neutral: "Area riservata", signedIn: "Accesso",
	titles: `I miei accessi|I tuoi accessi|I suoi ultimi accessi|I tuoi ultimi accessi|Ultimi accessi al tuo account|Ultimi accessi effettuati|Ultimi 10 accessi|Accessi degli ultimi 30 giorni|Accessi recenti al conto|Accessi all'account|Accessi all'home banking|Accessi all'area clienti|Elenco accessi|Elenco degli accessi|Riepilogo accessi|Dettaglio accessi|Storico degli accessi effettuati|Storico login|Storico connessioni|Storico sessioni|
		Cronologia dei login|Cronologia delle connessioni|Cronologia di accesso all'account|Registro dei login|Registro degli accessi all'account|Registro delle connessioni|Log degli accessi|Log di accesso|Log delle autenticazioni|Ultimi login|Login recenti|Ultime connessioni|Ultimi collegamenti|I tuoi collegamenti|Collegamenti effettuati|Ultimo accesso|Ultimo collegamento|Ultime sessioni|Attività di accesso|Attività di login|
		Attività dell'account|Attività recente dell'account|Chi ha effettuato l'accesso al mio account?|Chi è entrato nel mio account?|Sei stato tu?|Riconosci questi accessi?|Dove hai effettuato l'accesso|Da dove hai effettuato l'accesso|Quando e dove hai effettuato l'accesso|Luoghi di accesso|Posizioni di accesso|Tentativi di login|Tentativi di accesso recenti|Accessi non riusciti|Accessi falliti|Accessi sospetti|Autenticazioni recenti|Accessi amministratore|Accessi SSH|Accessi alla webmail|Accessi alla casella|Accessi e disconnessioni|Controllo accessi al conto|Sicurezza: ultimi accessi|Le tue ultime visite`,
	devices: `Dispositivi connessi al tuo account|Dispositivi su cui hai effettuato l'accesso|Dispositivi da cui hai eseguito l'accesso|Dispositivi con accesso all'account|I tuoi dispositivi|I miei dispositivi|Dispositivi associati|Dispositivi attendibili|Dispositivi autorizzati|Dispositivi riconosciuti|Dispositivi registrati|Dispositivi collegati all'account|
		Gestisci dispositivi|Elenco dispositivi|Sessioni aperte|Sessioni in corso|Tutte le sessioni|Gestione sessioni|Sessioni di accesso|Accessi attivi|Connessioni attive|Dove sei connesso|Dove hai eseguito l'accesso`,
	heads: `
		s:Data dell'accesso|i:Indirizzo IP utilizzato|r:Accesso riuscito
		t:Data e ora (Roma)|i:Da dove|v:Browser utilizzato
		s:Ora di accesso|i:IP di accesso|r:Esito accesso
		t:Quando|i:Da|v:Con cosa
		s:Connesso il|i:IP sorgente|w:Modalità di login
		t:Marca temporale|i:Indirizzo IP di origine|r:Successo
		s:Data collegamento|i:Indirizzo del client|v:Apparecchio
		d:Data di accesso|c:Ora di accesso|i:Indirizzo IP|w:Canale
		s:Data login|i:IP della postazione|r:Stato login
		t:Data evento|i:IP|w:Mezzo di accesso|r:Esito
		s:Data e ora accesso|i:Indirizzo IP|p:Luogo di accesso
		s:Data autenticazione|i:Indirizzo di rete|r:Autenticazione riuscita
		t:Data - Ora|i:Indirizzo|v:Dispositivo usato
		t:Inizio sessione|i:Terminale|w:Tipo di connessione
		t:Giorno e ora|i:Numero IP|p:Posizione approssimativa`,
	success: `Riuscito|Riuscita|Successo|Con successo|Accesso riuscito|Accesso effettuato|Accesso eseguito|Accesso consentito|Accesso autorizzato|Login riuscito|Login effettuato|Effettuato|Consentito|Autorizzato|Accettato|Approvato|Connesso|Positivo|Valido|Completato|Autenticato|Autenticazione riuscita|OK|Andato a buon fine`,
	failure: `Fallito|Fallita|Non riuscito|Non riuscita|Accesso fallito|Accesso non riuscito|Accesso negato|Accesso rifiutato|Login fallito|Negato|Negata|Rifiutato|Rifiutata|Password errata|Password sbagliata|Password non valida|Password non corretta|PIN errato|Credenziali errate|Credenziali non valide|Utente sconosciuto|Utente non trovato|Utente inesistente|Errore|Errore di autenticazione|Autenticazione fallita|Negativo|KO|Non autorizzato|Respinto|
		Bloccato=blocked|Bloccata=blocked|Account bloccato=blocked|Accesso bloccato=blocked|Utenza bloccata=blocked|Impedito=blocked|Codice errato=challenged|Codice OTP errato=challenged|Codice non valido=challenged|Verifica fallita=challenged|Verifica in due passaggi non completata=challenged|Interrotto=challenged`,
	ways:      `Browser=web|Browser web=web|Sito=web|Sito web=web|Internet=web|Internet banking=web|Home banking=web|Webmail=web|Area clienti=web|App=app|App mobile=app|Applicazione=app|Cellulare=app|Smartphone (app)=app|IMAP=imap|POP3=pop|SMTP=smtp|Client di posta=mail|Programma di posta=mail|FTP=other|SSH=other|API=other|VPN=other`,
	sentences: `{t} Accesso da {a}|Connesso il {t} da {a}|{t}: accesso da {p} ({a})|{t} Hai effettuato l'accesso da {a}|{t} L'utente taro ha effettuato l'accesso da {a}|{t} Tentativo di accesso fallito da {a}=failure|{t} Password errata, IP {a}=failure|{t} Nuovo accesso con Chrome da {a}|{t} Accesso riuscito, indirizzo IP {a}|{t} Accesso al tuo account da {a}|{t} Login da {a}`,
	others:    `Disconnessione|Disconnesso|Logout|Uscita|Sessione scaduta|Sessione terminata|Password modificata|Cambio password|Reimpostazione password|Email modificata|Profilo aggiornato|Indirizzo aggiornato|Bonifico eseguito|Consultazione saldo|Verifica in due passaggi attivata|Impostazioni modificate|File eliminato|Documento scaricato`,
	negatives: `order:I miei ordini|order:Cronologia acquisti|order:Articoli acquistati|download:File scaricati|download:I miei download|mail:Messaggi inviati|mail:Posta in arrivo|mail:Posta indesiderata|pay:Le mie fatture|pay:Ultimi movimenti|pay:Estratto conto|pay:Cronologia pagamenti|post:I miei post|post:Ultimi commenti|post:Messaggi del forum|visit:Statistiche di visita del sito|visit:Visite al sito|visit:Pagine viste|visit:Visitatori della tua pagina|
		fw:Registro del firewall|fw:Traffico di rete|fw:Connessioni bloccate dal firewall|dhcp:Assegnazioni DHCP|dhcp:Dispositivi della rete locale|dns:Record DNS|key:Chiavi API|key:Passkey|key:Password per le app|key:Chiavi SSH|key:Token di accesso|vault:Password salvate|vault:Cassaforte password|ship:Tracciamento spedizione|ship:Stato della consegna|call:Registro chiamate|call:Dettaglio chiamate|point:Storico punti|point:I miei punti|cal:Agenda|change:Note di versione|change:Cronologia versioni|
		help:Come controllare i tuoi accessi|help:Che cos'è la cronologia accessi?|mon:Disponibilità della pagina di accesso|mon:Monitoraggio server|user:Elenco clienti|user:Membri|server:I miei server|watch:Cronologia visualizzazioni|watch:Visti di recente|print:Cronologia stampe|book:Le mie prenotazioni|door:Accessi all'edificio|backup:Copie di backup|search:Cronologia ricerche|purch:Acquisti di app|ban:Indirizzi IP bloccati|ban:Lista nera|stock:Inventario dispositivi`,
}
