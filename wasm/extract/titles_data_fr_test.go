package extract_test

// french are titles and words as sites in French write them.
var french = titleWords{
	lang: "fr", form: "02/01/2006 15:04", places: "Japon|Chine|Paris, France|Lyon, France|Japon", known: "Historique des connexions", neutral: "Mon espace", signedIn: "Connexion",
	titles: `Mes connexions|Mes dernières connexions|Vos dernières connexions|Connexions récentes à votre compte|Dix dernières connexions|Connexions des 30 derniers jours|Historique de vos connexions|Historique de connexion au compte|Historique d'authentification|Journal de connexion|Journal des authentifications|Journal des connexions au compte|Relevé des connexions|
		Liste des connexions|Suivi des connexions|Détail des connexions|Dernière connexion|Date de vos dernières connexions|Derniers accès|Vos derniers accès|Historique des accès|Journal des accès à votre compte|Accès à votre espace client|Connexions à l'espace client|Connexions à votre messagerie|Qui s'est connecté à mon compte ?|Est-ce bien vous ?|
		Reconnaissez-vous ces connexions ?|Où vous êtes connecté|Lieux de connexion|D'où vous vous êtes connecté|Quand et où vous vous êtes connecté|Activité de connexion|Activité récente de connexion|Activité du compte|Dernières activités du compte|Historique de session|Historique des sessions|Dernières sessions|Vos dernières visites|Dernière visite|Tentatives de connexion|
		Tentatives d'accès|Échecs de connexion|Connexions réussies|Connexions inhabituelles|Ouvertures de session|Historique des ouvertures de session|Connexions administrateur|Connexions à l'interface|Connexions SSH|Connexions au NAS|Journal d'accès au panneau de contrôle|Identifications récentes|Contrôle des connexions|Connexions et déconnexions|Sécurité : connexions récentes`,
	devices: `Appareils connectés à votre compte|Appareils sur lesquels vous êtes connecté|Vos appareils connectés|Appareils ayant accès à votre compte|Appareils reconnus|Appareils de confiance|Appareils enregistrés|Appareils utilisés|Appareils associés|Mes appareils|Gérer mes appareils|Gestion des appareils|Liste des appareils|
		Terminaux connectés|Mes terminaux|Sessions ouvertes|Sessions en cours|Sessions actives|Toutes les sessions|Gérer les sessions|Connexions actives|Connexions en cours|Où êtes-vous connecté ?`,
	heads: `
		s:Date de la connexion|i:Adresse IP utilisée|r:Connexion réussie
		t:Date et heure (Paris)|i:Depuis|v:Navigateur utilisé
		s:Heure de connexion|i:IP de connexion|r:Résultat de la connexion
		t:Quand|i:D'où|v:Avec quoi
		s:Connecté le|i:Origine de la connexion|w:Mode de connexion
		t:Horodatage|i:Adresse IP source|r:Succès
		s:Dernière connexion le|i:Adresse du client|v:Terminal
		d:Date de connexion|c:Heure de connexion|i:Adresse IP|w:Canal
		s:Date d'accès|i:IP du poste|r:Statut de connexion
		t:Date de l'événement|i:IP|w:Moyen d'accès|r:Issue
		s:Date et heure de connexion|i:Adresse IP|p:Lieu de connexion
		s:Date d'authentification|i:Adresse réseau|r:Authentification réussie
		t:Le|i:Adresse|v:Appareil utilisé
		t:Ouverture de session|i:Poste|w:Type d'accès
		t:Jour et heure|i:Numéro IP|p:Zone géographique`,
	success: `Réussite|Réussie|Réussi|Succès|Connexion réussie|Connexion établie|Connexion acceptée|Authentification réussie|Authentifié|Connecté|Autorisé|Autorisée|Accepté|Acceptée|Accès autorisé|Accès accordé|Validé|Validée|OK|Effectuée|Identifiants corrects|Approuvé`,
	failure: `Échec|Échouée|Échec de connexion|Échec d'authentification|Connexion échouée|Connexion refusée|Refusé|Refusée|Accès refusé|Mot de passe incorrect|Mot de passe erroné|Mauvais mot de passe|Mot de passe invalide|Identifiant inconnu|Identifiant incorrect|Identifiants invalides|Utilisateur inconnu|Code confidentiel erroné|Code secret incorrect|Erreur|Erreur d'authentification|Non autorisé|Rejeté|Rejetée|KO|
		Bloqué=blocked|Bloquée=blocked|Connexion bloquée=blocked|Compte bloqué=blocked|Compte verrouillé=blocked|Verrouillé=blocked|Interdit=blocked|Code SMS incorrect=challenged|Code de vérification incorrect=challenged|Double authentification échouée=challenged|Vérification requise=challenged|Validation non effectuée=challenged|Interrompue=challenged`,
	ways:      `Navigateur=web|Navigateur web=web|Site web=web|Site internet=web|Internet=web|Espace client=web|Banque en ligne=web|Webmail=web|Application=app|Application mobile=app|Appli mobile=app|Mobile=app|Smartphone (appli)=app|IMAP=imap|POP3=pop|SMTP=smtp|Logiciel de messagerie=mail|Client de messagerie=mail|FTP=other|SSH=other|API=other|VPN=other`,
	sentences: `{t} Connexion depuis {a}|Connecté le {t} depuis {a}|{t} : connexion depuis {p} ({a})|{t} Vous vous êtes connecté depuis {a}|{t} L'utilisateur taro s'est connecté depuis {a}|{t} Échec de connexion depuis {a}=failure|{t} Mot de passe incorrect, IP {a}=failure|{t} Nouvelle connexion avec Chrome depuis {a}|{t} Connexion réussie, adresse IP {a}|{t} Accès à votre compte depuis {a}|Ouverture de session le {t} ({a})`,
	others:    `Déconnexion|Déconnecté|Fin de session|Session expirée|Session fermée|Mot de passe modifié|Changement de mot de passe|Réinitialisation du mot de passe|Adresse e-mail modifiée|Profil mis à jour|Modification des coordonnées|Virement effectué|Consultation du solde|Double authentification activée|Paramètres modifiés|Fichier supprimé|Ajout d'un bénéficiaire|Document téléchargé`,
	negatives: `order:Mes commandes|order:Historique d'achats|order:Articles achetés|download:Fichiers téléchargés|download:Mes téléchargements|mail:Messages envoyés|mail:Boîte de réception|mail:Courrier indésirable|pay:Mes factures|pay:Dernières opérations|pay:Relevé de compte|pay:Historique de paiement|post:Mes publications|post:Derniers commentaires|post:Messages du forum|visit:Statistiques de visites du site|visit:Fréquentation du site|visit:Pages vues|visit:Visiteurs du site|
		fw:Journal du pare-feu|fw:Trafic réseau|fw:Connexions bloquées par le pare-feu|dhcp:Baux DHCP|dhcp:Appareils du réseau local|dns:Enregistrements DNS|key:Clés API|key:Clés d'accès|key:Mots de passe d'application|key:Clés SSH|key:Jetons d'accès|vault:Mots de passe enregistrés|vault:Coffre-fort|ship:Suivi de colis|ship:Suivi de livraison|call:Journal d'appels|call:Détail des appels|point:Historique des points|point:Mes points fidélité|cal:Agenda|change:Notes de version|change:Historique des versions|
		help:Comment consulter l'historique des connexions|help:Qu'est-ce que l'historique de connexion ?|mon:Disponibilité de la page de connexion|mon:Supervision des serveurs|user:Liste des clients|user:Membres|server:Mes serveurs|watch:Historique de visionnage|watch:Vus récemment|print:Historique d'impression|book:Mes réservations|door:Accès aux locaux|backup:Sauvegardes|search:Historique de recherche|purch:Achats d'applications|ban:Adresses IP bloquées|ban:Liste noire|stock:Inventaire du parc`,
}
