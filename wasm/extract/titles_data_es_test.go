package extract_test

// spanish are titles and words as sites in Spanish write them.
var spanish = titleWords{
	lang: "es", form: "02/01/2006 15:04", places: "Japón|China|Madrid, España|Sevilla, España|Japón", known: "Historial de inicios de sesión", neutral: "Mi cuenta", signedIn: "Inicio de sesión",
	titles: `Historial de accesos|Historial de acceso a la cuenta|Historial de conexiones|Mis conexiones|Mis últimas conexiones|Últimas conexiones|Últimos accesos|Tus últimos accesos|Sus últimos accesos|Accesos recientes a tu cuenta|Registro de accesos|Registro de conexiones|Registro de inicios de sesión|Registro de ingresos|Historial de ingresos|Ingresos a tu cuenta|
		Ingresos recientes|Inicios de sesión recientes|Últimos inicios de sesión|Tus inicios de sesión|Actividad de inicio de sesión|Actividad de acceso|Actividad de la cuenta|Actividad reciente de la cuenta|Consulta de accesos|Control de accesos a la banca online|Accesos a la banca electrónica|Accesos de los últimos 30 días|Último acceso|Fecha de los últimos accesos|¿Quién ha accedido a mi cuenta?|¿Has sido tú?|
		¿Reconoces estos inicios de sesión?|Dónde iniciaste sesión|Dónde has iniciado sesión|Dónde se ha iniciado sesión|Lugares donde iniciaste sesión|Cuándo y dónde accediste|Ubicaciones de inicio de sesión|Intentos de acceso|Intentos de inicio de sesión|Accesos fallidos|Inicios de sesión fallidos|Autenticaciones recientes|Registro de autenticación|Historial de autenticación|Historial de sesiones|
		Sesiones recientes|Últimas visitas|Tu última visita|Historial de login|Logins recientes|Accesos al panel de control|Accesos de administrador|Conexiones SSH|Inicios de sesión en el NAS|Accesos al correo|Accesos a tu buzón|Entradas y salidas de sesión|Seguridad: accesos recientes|Bitácora de accesos`,
	devices: `Dispositivos conectados a tu cuenta|Dispositivos en los que has iniciado sesión|Dispositivos donde iniciaste sesión|Dispositivos con sesión iniciada|Dispositivos con acceso a tu cuenta|Tus dispositivos|Mis dispositivos|Dispositivos vinculados|Dispositivos de confianza|Dispositivos reconocidos|Dispositivos registrados|Dispositivos autorizados|
		Gestionar dispositivos|Administrar dispositivos|Lista de dispositivos|Equipos conectados|Sesiones abiertas|Sesiones iniciadas|Sesiones activas|Todas las sesiones|Gestión de sesiones|Conexiones activas|Dónde tienes la sesión iniciada`,
	heads: `
		s:Fecha de acceso|i:Dirección IP utilizada|r:Acceso correcto
		t:Fecha y hora (España)|i:Desde|v:Navegador utilizado
		s:Hora de entrada|i:IP de acceso|r:Resultado del acceso
		t:Cuándo|i:Desde dónde|v:Con qué
		s:Conectado el|i:IP origen|w:Modo de acceso
		t:Marca de tiempo|i:Dirección IP de origen|r:Éxito
		s:Fecha de conexión|i:Dirección del cliente|v:Equipo
		d:Fecha de inicio de sesión|c:Hora de inicio de sesión|i:Dirección IP|w:Canal
		s:Fecha de ingreso|i:IP del equipo|r:Estado del acceso
		t:Fecha del evento|i:IP|w:Medio de acceso|r:Resultado
		s:Fecha y hora de acceso|i:Dirección IP|p:Lugar de acceso
		s:Fecha de autenticación|i:Dirección de red|r:Autenticación correcta
		t:Fecha/Hora|i:Dirección|v:Dispositivo usado
		s:Inicio de sesión|i:Terminal|w:Tipo de conexión
		t:Día y hora|i:Número IP|p:Ubicación aproximada`,
	success: `Correcto|Correcta|Éxito|Exitoso|Exitosa|Acceso correcto|Acceso exitoso|Inicio de sesión correcto|Inicio de sesión exitoso|Satisfactorio|Satisfactoria|Conectado|Permitido|Permitida|Autorizado|Aceptado|Aceptada|Acceso permitido|Acceso concedido|Concedido|Válido|OK|Aprobado|Realizado`,
	failure: `Fallido|Fallida|Fallo|Error|Incorrecto|Incorrecta|Acceso fallido|Acceso denegado|Acceso incorrecto|Denegado|Denegada|Rechazado|Rechazada|Contraseña incorrecta|Contraseña errónea|Contraseña inválida|Clave incorrecta|Clave errónea|Usuario desconocido|Usuario no existe|Usuario incorrecto|Credenciales incorrectas|Error de autenticación|Sin éxito|No autorizado|No exitoso|PIN incorrecto|
		Bloqueado=blocked|Bloqueada=blocked|Cuenta bloqueada=blocked|Acceso bloqueado=blocked|Usuario bloqueado=blocked|Impedido=blocked|Código incorrecto=challenged|Código SMS incorrecto=challenged|Verificación fallida=challenged|Verificación pendiente=challenged|Segundo factor fallido=challenged|Interrumpido=challenged`,
	ways:      `Navegador=web|Navegador web=web|Sitio web=web|Página web=web|Internet=web|Banca online=web|Banca en línea=web|Webmail=web|Correo web=web|Aplicación=app|Aplicación móvil=app|App móvil=app|Móvil=app|Celular=app|IMAP=imap|POP3=pop|SMTP=smtp|Cliente de correo=mail|Programa de correo=mail|FTP=other|SSH=other|API=other|VPN=other`,
	sentences: `{t} Inicio de sesión desde {a}|Conectado el {t} desde {a}|{t}: acceso desde {p} ({a})|{t} Has iniciado sesión desde {a}|{t} El usuario taro inició sesión desde {a}|{t} Intento de acceso fallido desde {a}=failure|{t} Contraseña incorrecta, IP {a}=failure|{t} Nuevo inicio de sesión con Chrome desde {a}|{t} Acceso correcto, dirección IP {a}|{t} Acceso a tu cuenta desde {a}|{t} Ingreso desde {a}`,
	others:    `Cierre de sesión|Sesión cerrada|Salida del sistema|Desconexión|Sesión caducada|Sesión expirada|Contraseña cambiada|Cambio de contraseña|Restablecimiento de contraseña|Correo electrónico modificado|Perfil actualizado|Dirección actualizada|Transferencia realizada|Consulta de saldo|Verificación en dos pasos activada|Ajustes modificados|Archivo eliminado|Documento descargado`,
	negatives: `order:Mis pedidos|order:Historial de compras|order:Artículos comprados|download:Archivos descargados|download:Mis descargas|mail:Mensajes enviados|mail:Bandeja de entrada|mail:Correo no deseado|pay:Mis facturas|pay:Últimos movimientos|pay:Extracto de cuenta|pay:Historial de pagos|post:Mis publicaciones|post:Últimos comentarios|post:Mensajes del foro|visit:Estadísticas de visitas del sitio|visit:Visitas a la web|visit:Páginas vistas|visit:Visitantes de tu página|
		fw:Registro del cortafuegos|fw:Tráfico de red|fw:Conexiones bloqueadas por el firewall|dhcp:Concesiones DHCP|dhcp:Equipos de la red local|dns:Registros DNS|key:Claves de API|key:Claves de acceso|key:Contraseñas de aplicación|key:Claves SSH|key:Tokens de acceso|vault:Contraseñas guardadas|vault:Caja fuerte|ship:Seguimiento de envío|ship:Estado de la entrega|call:Registro de llamadas|call:Detalle de llamadas|point:Historial de puntos|point:Mis puntos|cal:Agenda|change:Notas de la versión|change:Historial de versiones|
		help:Cómo consultar tus accesos|help:¿Qué es el historial de accesos?|mon:Disponibilidad de la página de acceso|mon:Monitorización de servidores|user:Lista de clientes|user:Miembros|server:Mis servidores|watch:Historial de reproducciones|watch:Vistos recientemente|print:Historial de impresión|book:Mis reservas|door:Accesos al edificio|backup:Copias de seguridad|search:Historial de búsqueda|purch:Compras de aplicaciones|ban:Direcciones IP bloqueadas|ban:Lista negra|stock:Inventario de equipos`,
}
