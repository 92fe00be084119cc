package zone

import "strings"

// zoneCountries names the country of each zone that lies in one country, "Zone=CC" (IANA zone1970.tab and its links,
// the zones of the 100 most peopled countries). A zone that is missing here only means that no home is assumed.
const zoneCountries = ` Asia/Tokyo=JP Japan=JP Asia/Seoul=KR ROK=KR Asia/Shanghai=CN Asia/Chongqing=CN Asia/Harbin=CN Asia/Urumqi=CN PRC=CN Asia/Hong_Kong=HK Hongkong=HK Asia/Macau=MO Asia/Taipei=TW ROC=TW
 Asia/Singapore=SG Singapore=SG Asia/Kuala_Lumpur=MY Asia/Kuching=MY Asia/Bangkok=TH Asia/Ho_Chi_Minh=VN Asia/Saigon=VN Asia/Hanoi=VN Asia/Jakarta=ID Asia/Makassar=ID Asia/Jayapura=ID Asia/Pontianak=ID Asia/Manila=PH
 Asia/Phnom_Penh=KH Asia/Vientiane=LA Asia/Yangon=MM Asia/Rangoon=MM Asia/Brunei=BN Asia/Kolkata=IN Asia/Calcutta=IN Asia/Karachi=PK Asia/Dhaka=BD Asia/Colombo=LK Asia/Kathmandu=NP Asia/Katmandu=NP Asia/Ulaanbaatar=MN
 Asia/Almaty=KZ Asia/Tashkent=UZ Asia/Samarkand=UZ Asia/Bishkek=KG Asia/Dushanbe=TJ Asia/Ashgabat=TM Asia/Kabul=AF Asia/Tehran=IR Asia/Baghdad=IQ Asia/Riyadh=SA Asia/Dubai=AE Asia/Qatar=QA Asia/Kuwait=KW Asia/Bahrain=BH
 Asia/Muscat=OM Asia/Jerusalem=IL Asia/Tel_Aviv=IL Asia/Amman=JO Asia/Beirut=LB Asia/Damascus=SY Asia/Tbilisi=GE Asia/Yerevan=AM Asia/Baku=AZ Asia/Nicosia=CY
 Europe/London=GB GB=GB Europe/Dublin=IE Europe/Paris=FR Europe/Berlin=DE Europe/Busingen=DE Europe/Madrid=ES Atlantic/Canary=ES Africa/Ceuta=ES Europe/Rome=IT Europe/Lisbon=PT Atlantic/Madeira=PT Atlantic/Azores=PT
 Europe/Amsterdam=NL Europe/Brussels=BE Europe/Luxembourg=LU Europe/Zurich=CH Europe/Vienna=AT Europe/Prague=CZ Europe/Bratislava=SK Europe/Warsaw=PL Poland=PL Europe/Budapest=HU Europe/Bucharest=RO Europe/Sofia=BG
 Europe/Athens=GR Europe/Istanbul=TR Asia/Istanbul=TR Turkey=TR Europe/Kiev=UA Europe/Kyiv=UA Europe/Minsk=BY Europe/Moscow=RU Europe/Kaliningrad=RU Europe/Samara=RU Europe/Volgograd=RU Europe/Saratov=RU Asia/Yekaterinburg=RU
 Asia/Omsk=RU Asia/Novosibirsk=RU Asia/Krasnoyarsk=RU Asia/Irkutsk=RU Asia/Yakutsk=RU Asia/Vladivostok=RU Asia/Magadan=RU Asia/Kamchatka=RU Asia/Sakhalin=RU Europe/Chisinau=MD Europe/Helsinki=FI Europe/Stockholm=SE Europe/Oslo=NO
 Europe/Copenhagen=DK Atlantic/Reykjavik=IS Europe/Tallinn=EE Europe/Riga=LV Europe/Vilnius=LT Europe/Belgrade=RS Europe/Zagreb=HR Europe/Ljubljana=SI Europe/Sarajevo=BA Europe/Skopje=MK Europe/Tirane=AL Europe/Malta=MT
 America/New_York=US America/Chicago=US America/Denver=US America/Los_Angeles=US America/Phoenix=US America/Anchorage=US America/Detroit=US America/Boise=US America/Indiana/Indianapolis=US America/Kentucky/Louisville=US Pacific/Honolulu=US US/Eastern=US
 US/Central=US US/Mountain=US US/Pacific=US US/Hawaii=US America/Toronto=CA America/Montreal=CA America/Vancouver=CA America/Edmonton=CA America/Winnipeg=CA America/Halifax=CA America/St_Johns=CA America/Regina=CA
 America/Mexico_City=MX America/Tijuana=MX America/Monterrey=MX America/Cancun=MX America/Guatemala=GT America/Costa_Rica=CR America/Panama=PA America/Havana=CU America/Santo_Domingo=DO America/Jamaica=JM America/Puerto_Rico=PR
 America/Sao_Paulo=BR America/Fortaleza=BR America/Manaus=BR America/Bahia=BR America/Recife=BR America/Belem=BR America/Argentina/Buenos_Aires=AR America/Buenos_Aires=AR America/Argentina/Cordoba=AR America/Santiago=CL
 America/Bogota=CO America/Lima=PE America/Caracas=VE America/Guayaquil=EC America/La_Paz=BO America/Asuncion=PY America/Montevideo=UY
 Australia/Sydney=AU Australia/Melbourne=AU Australia/Brisbane=AU Australia/Perth=AU Australia/Adelaide=AU Australia/Hobart=AU Australia/Darwin=AU Pacific/Auckland=NZ NZ=NZ Pacific/Guam=GU Pacific/Fiji=FJ
 Africa/Cairo=EG Egypt=EG Africa/Lagos=NG Africa/Nairobi=KE Africa/Johannesburg=ZA Africa/Casablanca=MA Africa/Algiers=DZ Africa/Tunis=TN Africa/Tripoli=LY Africa/Accra=GH Africa/Abidjan=CI Africa/Dakar=SN Africa/Addis_Ababa=ET
 Africa/Khartoum=SD Africa/Kampala=UG Africa/Dar_es_Salaam=TZ Africa/Kinshasa=CD Africa/Luanda=AO Africa/Maputo=MZ Africa/Harare=ZW Africa/Lusaka=ZM `

// Country is the country that a zone lies in, "" for UTC, for offsets and for zones that no table names.
func Country(zone string) string {
	if zone == "" || strings.ContainsAny(zone, " =\n") {
		return ""
	}
	for _, sep := range []string{" ", "\n "} {
		if i := strings.Index(zoneCountries, sep+zone+"="); i >= 0 {
			i += len(sep) + len(zone) + 1
			return zoneCountries[i : i+2]
		}
	}
	return ""
}
