package extract_test

// portuguese are titles and words as sites in Brazil and Portugal write them.
var portuguese = titleWords{
	lang: "pt-BR", form: "02/01/2006 15:04", places: "Japão|China|São Paulo, Brasil|Lisboa, Portugal|Japão", known: "Histórico de acessos", neutral: "Minha conta", signedIn: "Login",
	titles: `Meus acessos|Meus últimos acessos|Seus últimos acessos|Os seus últimos acessos|Últimos acessos à sua conta|Acessos à conta|Acessos recentes à conta|Acessos dos últimos 30 dias|Histórico de acesso à conta|Histórico de entradas|Histórico de conexões|Histórico de autenticação|Histórico de sessões da conta|Registro de acesso|Registros de login|Registo de inícios de sessão|Registo de entradas|Inícios de sessão recentes|
		Últimos inícios de sessão|Últimas entradas|Últimas conexões|Minhas conexões|Conexões recentes|Relatório de acessos|Consulta de acessos|Log de acessos|Logs de login|Meus logins|Logins da conta|Atividade de acesso|Atividade de início de sessão|Atividade da sua conta|Atividades recentes da conta|Último acesso|Quem acessou minha conta?|Quem acedeu à minha conta?|Foi você?|Você reconhece estes acessos?|
		Onde você fez login|Onde você entrou|Onde iniciou sessão|Onde tem sessão iniciada|Onde e quando você acessou|Locais de acesso|Locais de login|Tentativas de acesso|Tentativas de início de sessão|Acessos com falha|Falhas de login|Autenticações recentes|Sessões recentes|Últimas visitas|Sua última visita|Acessos ao internet banking|Acessos ao painel de controle|Acessos de administrador|Logins SSH|Acessos ao webmail|Entradas e saídas da conta|Segurança: acessos recentes`,
	devices: `Dispositivos conectados à sua conta|Dispositivos em que você fez login|Dispositivos onde você está conectado|Dispositivos com acesso à sua conta|Dispositivos com sessão iniciada|Onde você está conectado|Onde você está logado|Aparelhos conectados à conta|Dispositivos logados|Dispositivos confiáveis|Dispositivos autorizados|Dispositivos vinculados|
		Dispositivos reconhecidos|Dispositivos registrados|Gerenciar dispositivos|Gestão de dispositivos|Lista de dispositivos|Sessões em andamento|Todas as sessões|Minhas sessões|Gerenciar sessões|Logins ativos|Acessos ativos`,
	heads: `
		s:Data do último acesso|i:Endereço IP utilizado|r:Acesso realizado
		t:Data e hora (Brasília)|i:De|v:Navegador utilizado
		s:Hora de entrada|i:IP de acesso|r:Resultado do acesso
		t:Quando|i:De onde|v:Com o quê
		s:Conectado em|i:IP origem|w:Forma de login
		t:Carimbo de data/hora|i:Endereço IP de origem|r:Sucesso
		s:Data da conexão|i:Endereço do cliente|v:Equipamento
		d:Data do login|c:Hora do login|i:Endereço IP|w:Canal
		s:Data de início de sessão|i:IP da máquina|r:Status do login
		t:Data do evento|i:IP|w:Meio de acesso|r:Resultado
		s:Data e hora do acesso|i:Endereço IP|p:Local de acesso
		s:Data da autenticação|i:Endereço de rede|r:Autenticação bem-sucedida
		t:Data - Hora|i:Endereço|v:Aparelho usado
		t:Início da sessão|i:Terminal|w:Tipo de login
		t:Dia e hora|i:Número IP|p:Localização aproximada`,
	success: `Bem-sucedido|Bem-sucedida|Sucesso|Com sucesso|Login com sucesso|Login efetuado|Login efetuado com sucesso|Acesso realizado|Acesso permitido|Acesso autorizado|Permitido|Autorizado|Aceito|Aprovado|Conectado|Concluído|Efetuado|Realizado|Válido|Senha correta|Correto|OK|Confirmado`,
	failure: `Falha|Falhou|Falha no login|Falha de login|Falha na autenticação|Login malsucedido|Malsucedido|Sem sucesso|Erro|Erro de senha|Senha incorreta|Senha inválida|Senha errada|Palavra-passe incorreta|Palavra-passe errada|Usuário inválido|Usuário não encontrado|Usuário inexistente|Utilizador desconhecido|Credenciais inválidas|Acesso negado|Negado|Negada|Recusado|Recusada|Rejeitado|Não autorizado|Incorreto|
		Bloqueado=blocked|Bloqueada=blocked|Conta bloqueada=blocked|Acesso bloqueado=blocked|Usuário bloqueado=blocked|Impedido=blocked|Código incorreto=challenged|Código inválido=challenged|Verificação falhou=challenged|Falha na verificação=challenged|Verificação pendente=challenged|Token inválido=challenged`,
	ways:      `Navegador=web|Navegador web=web|Site=web|Página web=web|Internet=web|Internet banking=web|Computador (navegador)=web|Webmail=web|Aplicativo=app|Aplicativo móvel=app|App=app|App do celular=app|Celular=app|Telemóvel=app|IMAP=imap|POP3=pop|SMTP=smtp|Cliente de e-mail=mail|Programa de e-mail=mail|FTP=other|SSH=other|API=other|VPN=other`,
	sentences: `{t} Login a partir de {a}|Conectado em {t} de {a}|{t}: acesso de {p} ({a})|{t} Você fez login de {a}|{t} O usuário taro entrou a partir de {a}|{t} Tentativa de login falhou de {a}=failure|{t} Senha incorreta, IP {a}=failure|{t} Novo login com Chrome de {a}|{t} Login bem-sucedido, endereço IP {a}|{t} Acesso à sua conta de {a}|{t} Início de sessão a partir de {a}`,
	others:    `Logout|Saída da conta|Saiu da conta|Saída do sistema|Sessão expirada|Sessão encerrada|Senha alterada|Alteração de senha|Redefinição de senha|E-mail alterado|Perfil atualizado|Endereço atualizado|Transferência realizada|Consulta de saldo|Verificação em duas etapas ativada|Configurações alteradas|Arquivo excluído|Palavra-passe alterada`,
	negatives: `order:Meus pedidos|order:Histórico de compras|order:Itens comprados|download:Arquivos baixados|download:Meus downloads|mail:Mensagens enviadas|mail:Caixa de entrada|mail:Lixo eletrônico|pay:Minhas faturas|pay:Últimos lançamentos|pay:Extrato da conta|pay:Histórico de pagamentos|post:Minhas publicações|post:Últimos comentários|post:Mensagens do fórum|visit:Estatísticas de visitas do site|visit:Acessos ao site por página|visit:Páginas vistas|visit:Visitantes da sua página|
		fw:Registro do firewall|fw:Tráfego de rede|fw:Conexões bloqueadas pelo firewall|dhcp:Concessões DHCP|dhcp:Dispositivos da rede local|dns:Registros DNS|key:Chaves de API|key:Chaves de acesso|key:Senhas de aplicativo|key:Chaves SSH|key:Tokens de acesso|vault:Senhas salvas|vault:Cofre de senhas|ship:Rastreamento de encomenda|ship:Status da entrega|call:Histórico de chamadas|call:Detalhes das ligações|point:Histórico de pontos|point:Minhas milhas|cal:Agenda|change:Notas da versão|change:Histórico de versões|
		help:Como consultar seus acessos|help:O que é o histórico de acessos?|mon:Disponibilidade da página de login|mon:Monitoramento de servidores|user:Lista de clientes|user:Membros|server:Meus servidores|watch:Histórico de exibição|watch:Vistos recentemente|print:Histórico de impressão|book:Minhas reservas|door:Acessos ao prédio|backup:Cópias de segurança|search:Histórico de pesquisa|purch:Compras de aplicativos|ban:Endereços IP bloqueados|ban:Lista negra|stock:Inventário de equipamentos`,
}
