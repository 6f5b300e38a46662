"""A class, a weight in steps, what leans to it that much. Made by training/keluhan.py."""

STEPS = 20
TABLE = """
R 35 :ours
R 27 *ringan!
R 23 *ringan :fault
R 16 :fault+ours
R 13 ail
R 12 *hurt! :mend
R 11 :mend+polite ne>
R 10 <ter lom
R 9 <di> =di ail> kol utu wal
R 8 *ringan!! :ours+polite <lai <lain =lain ain> iha mat> tinga
R 7 :mend+ours <isi =berita =dipostingan =hasil ale ales alik> angk asil> dmi er> in> kiri man rita>
R 7 sel sil> tak> tidak_bisa tike ting tre ungg
R 6 :ours+wait <bu <da <for <is <no <rua <ruan <sua <suar =kebalik ane> angka ebali el> ert gah il>
R 6 kebal kirim man> mat mka mkan mkan> ome pen put ra> rim rta rua ruan ruang sa> sih str suar suara
R 6 ulis> yan
R 5 *hurt :goods :mend+wish <ant <bal <dise <kert <kome <lin <link <menu <nya <pa <wa =ruang =suara
R 5 alik ane ati ayana balik bis bisa dah di> dise ene engar erta ertas ggah iga ih> ingan irim ise
R 5 kert kerta kome komen lin link menu nda ngan ngang ngar ngara nggah nya ode ode> rasi> ron rtas
R 5 satu_mohon sih> sin sua tar> tiga_hari tul tuli tulis uang ungga yana yanan
R 4 :mend+service :papers+wish :thanks+wish <bis <bisa <dija <ny <pi <tand <ti <un <web> =bisa =tanda
R 4 =tiga =web aca al> anda> ara awab bisa> can di_web dija eb> foto> iga> ine> inga isa> jam_0 jaw
R 4 jawa jawab ku> nam nda> nik omen ony onya onya> oto> ras sam sin> sudah_tiga tand tanda
R 4 tanda_terima tang> tiga> uang> uara uara> un> wab web> ya_sudah
R 3 :fault+thanks :fault+wait :mend+thanks :polite+thanks :polite+wish <antr <dij <in <kep <mas <ng
R 3 <nga <we <web =acara =tahun amat> anda antr apa ara> ati> bur dij has ian iki kep kir mana mana>
R 3 nan> permohonan_kami res saya_tidak tas ter tp> und web
R 2 *hurt!! :fault+polite :fault+poor :fault+wish :goods+polite :hours+wait :leak :mend+wait :mend+why
R 2 :official+ours :official+wish :ours+papers :ours+public :ours+service :ours+thanks :papers+taken
R 2 :papers+thanks :polite+refused :polite+wait :poor+wish :thanks :thanks+why :wait+why :why+wish <ab
R 2 <ad <ca <lur <lura <rek <ru <tert <teru <tig <tiga <yan <yang =datang =terus =yang amat an> arg
R 2 arga ayan dis eba ebu eja emu emua engu erus> ete ija jak> kali kap kat ke> ket lura lurah mas mpi
R 2 mua ntr pat rak tert tig tiga uar uni unit
R -2 *normatif!! *topic-offer *topic-question! *topic-question!! *topic-service 0_0 0_x :?+papers
R -2 :?+rule :award :fault+money :fault+official :hours+polite :hours+service :hours+why :indecent
R -2 :money+ours :money+polite :money+service :official+public :official+why :ours+taken :politics
R -2 :poor+service :poor+wait :public+rule :public+taken :rule+wish :service :service+wait :service+why
R -2 :service+wish <ap <atau <bia <bole <cum <cuma <dad <dadi <des <dil <dip <ik <ini <ini> <jas <jasa
R -2 <kam <kura <lu <mas> <meny <oke <oke> <peru <rapa <sal <sep <siap <terl <ty <typ <typo <ur
R -2 =acaranya =atau =boleh =cuma =dadi =ini =jasa =loket =mas =oke =typo amba andi angg anti anti>
R -2 anya> ap> atau atau> atau_tidak bagi> bahan benar bia bole boleh bul dadi dadi> dang> desa_kami
R -2 dibal dil dip dur ed> ega ege empa en> entu etu etuj etuju ga> ganti hon> ibal ini> ipu iru> ito
R -2 jalan_rusak jari jas jasa jasa> jau ju> jual> kepala_dinas kura kuran li> loket na> nak nan nas>
R -2 nti> ogo ohon> ok> oke oke> oket oket> ora peg pega penga peru po> pro pros prose rah rapat rose
R -2 sab sala san sen setu setuj siap sudah_kami tan tay taya tayan terl tes tka tkan tkan> tuj tuju typ
R -2 typo typo> ual> uh> uju uk> urang ve> ypo ypo>
R -3 *topic-question :business :false :fault+mend :fault+rule :hours+official :hours+wish
R -3 :official+papers :papers+service :papers+wait :polite+public :rule+service :rule+why <and <ba <bagi
R -3 <ja <jang <kas <kasi <ke <ma <na <ok <pe <rap <saj <saja <seb <sed <so <tan <tes> <to <unt <untu
R -3 <x> =desa =fotonya =jangan =kasih =saja =tes =untuk =x agu ak> ali andi> anga angan apu bag bai
R -3 baik bena cum cuma cuma> dad desa> dit ek> epa esa> foton gant ika ing> ini isa jua kal kem kir>
R -3 lam lun ma> ndi> ngi no> otony pan rak> sah> saj saja saja> sal seb sep sip ste sud> terla
R -3 tidak_jadi tidak_pernah tony tonya top tor tuk ud> uka> ulu> uma> untu untuk us> ut> yak
R -4 *berkadar_pengawasan! *berkadar_pengawasan!! *normatif! *topic-praise! *topic-praise!! 0_tapi :?
R -4 :polite+rule <?> <ata <fi <hapu <ka <mel <tes =? =diterima =hapus ang anj any anya aran atn atny
R -4 atnya bah bes dan din ebi enar erin erl had hadi ir> jan lang> mas> mel ngi> oh> pet salah_tanggal
R -4 tia tidak_ada tny tnya tnya> ur>
R -5 *berkadar_pengawasan *normatif *tidak_berkadar_pengawasan! *topic-notice! *topic-notice!!
R -5 *topic-praise :fault+papers :hours :ours+rule :refused <at <bag <cu <ga <gant <hap <si <ta =ganti
R -5 aika aikan apa> dia eli erja erla fo> info> isi> kan lis lisa lua ndi nfo> ni> nten> per rap rapa
R -5 rin ring rja rkan rkan> rla sed sis ua> ula yang_kemarin yang_lama
R -6 *elsewhere *elsewhere! *elsewhere!! :poor <0> <gan <se =0 ai> aik ani ata eh> gi> itu> rka ru> sun
R -6 ten tu>
R -7 *tidak_berkadar_pengawasan!! :official :taken dul lak lan lang pa> sak> uan>
R -8 iat
R -9 <me aka ena ili sia usa
R -10 *tidak_berkadar_pengawasan *topic-notice :money :public
R -11 as>
R -12 au>
R -16 :rule
R -29 *
N 40 :rule
N 25 *normatif
N 19 :refused
N 16 *normatif!
N 14 *normatif!!
N 13 :?
N 12 :rule+why :why ena
N 11 :?+rule :polite+rule
N 9 :ours+rule :refused+rule <?> =?
N 7 *topic-question! :?+refused :refused+why :rule+service :rule+wish asa pan
N 6 :papers :polite+refused :public+rule <seb hak hak> itu itu> seb ura
N 5 :papers+refused :refused+wish <ha <pe apa> bena benar enar entu ete lak per
N 4 :award :papers+rule :papers+why :public+refused :wish ab> aku bed beda kat ket kol mka rta uan uka
N 3 *hurt *hurt! *hurt!! :?+award :?+official :?+ours :?+papers :?+why :?+wish :award+rule :business
N 3 :fault+rule :hours+polite :hours+rule :money+rule :ours+service :papers+wish :polite+why
N 3 :refused+service :why+wish <at <dij <mel <pa ana> apa asan asi> ata di> dij ija ito jak> kok kok>
N 3 mana mana> mel pa>
N 2 *elsewhere *elsewhere! *elsewhere!! :?+hours :?+wait :award+ours :business+rule :business+service
N 2 :fault+refused :fault+why :fault+wish :hours+papers :hours+why :hours+wish :leak :mend+refused
N 2 :mend+rule :money :money+polite :money+refused :ours+public :ours+refused :ours+why :polite+service
N 2 :polite+wish :public :public+why :rule+wait :service+wish :taken+why :wait+why <atau <di> <dija
N 2 <dit <ke <ru <tert =atau =di =tayang ak> al> any anya anya> atau atau> awab> can dija dit enc enca
N 2 encan ert erta foto> hon> ili kem lang lom man mkan mkan> na> ncan ndi ohon> oto> rang rasi> sal
N 2 ten tert ula ulan> ulu> wab>
N -2 *tidak_berkadar_pengawasan! *tidak_berkadar_pengawasan!! *topic-offer *topic-praise!
N -2 *topic-praise!! *topic-question :false+service :fault+ours :mend+papers :ours+polite :thanks <0>
N -2 <antr <bag <ban <bis <bisa <bu <de <dip <ga <ik <ini <ini> <jang <ngg <ra <sa <saj <saja <sep <ter
N -2 <teru <ur =0 =acaranya =bapak =bisa =ini =jangan =saja =terus aca ail ail> ali ali> alu anda> angk
N -2 ant antr apak> ara> ati ayan bag bah bai baik bar bis bisa bisa> cum dah den desa_kami dil dip eba
N -2 ebi eli elu en> enga engu er> erl ermi ermin erus erus> es> had has im> in> ini> isa> isi> jut kak
N -2 kali kan> kir kiri kirim li> mas> menu mint minta nan> no> ntr ony onya onya> oran pak> pros prose
N -2 put rmi rmin rose ru> saj saja saja> sel sep ses sih sn> ta> tak> tangg tar> teru terus ti>
N -2 tidak_pernah ting> tre tuk uar uk> und ungg ur> us>
N -3 *berkadar_pengawasan *berkadar_pengawasan! *berkadar_pengawasan!! *tidak_berkadar_pengawasan
N -3 *topic-praise :mend+polite :ours <ac <acc <acc> <cu <dil <fi <for <ikp <ikp> <ki <ko <ma <ng <no
N -3 <pi <ta <un <unt <untu <ya =acc =ikp =perlu =untuk acc acc> aika aikan cc> dang dang> eh> ek> epa
N -3 erja erlu erlu> etu etuj etuju ga> ikp ikp> int irim jua jui> kp> man> mas mat nda> ni> ora penga
N -3 perlu rim rja rlu rlu> sat sud tang tidak_ada ting tujui ua> ui> ujui ujui> uma unt untu untuk ut>
N -4 *topic-question!! :fault :poor <ad <bi <da <ja <sam <si <tan <te <ya> =ya aka an> apak as> ban car
N -4 da> eny isa nda pro ra> rap rapa sa> sam tor tuj tuju yan
N -5 :official <ca <meny <to ah> aik ala ida ih> iki ng> ngg pak
N -6 <ba <le ke> min
N -7 <di pat
N -27 *
T 39 *tidak_berkadar_pengawasan
T 29 *tidak_berkadar_pengawasan!
T 24 *tidak_berkadar_pengawasan!!
T 23 :poor
T 22 :public
T 17 :wish
T 15 <ja
T 14 :wait
T 13 :manner
T 12 iki
T 10 :service <ng au> ika
T 9 *elsewhere *elsewhere! *elsewhere!! *hurt! 0_x <x> =x ali et> pam sep sia tidak_pernah ung>
T 8 *hurt <me ai> dia empa ija jau ora ru> ua>
T 7 :ours+wish :poor+service <ko <um ab> aca aka anj anji bul ebi ipu kira lu> mud ngu nji oh> par pet
T 7 rnya> sun tan uh>
T 6 :hours :ours+polite <alu <ant <de =terus alu desa_kami dian ek> engu ermi ermin erus> ga> iga ing>
T 6 jan mas mat ngg ngl pan pek rmi rmin rus> sat uk> yak
T 5 :polite+wish <antr <at <ba <bal <benc <bos <dil <kak <le <or <ora <oran <sam <sep =bencana =datang
T 5 ang ant antr bah bah> bahas benc benca bos cum cuma cuma> den dil eja emu eni enin erin kak lan lun
T 5 nin orang pa> rang rny rnya rob ste sud ulu> uma>
T 4 :fault+public :hours+service :kin :manner+official :polite :polite+poor :poor+wait :service+wish
T 4 <ad <baha <be <ben <cum <cuma <des <desa <gan <is <kem <teru <tig <tiga <warg =cuma =desa =loket
T 4 =warga aga> aha aik ak> ali> atang ati> awab> dad datan desa desa> eba esa> gant has ian ku> li>
T 4 loket menu min oket oket> rak> res rin sak> sam san ster ster> tang ter> tig tiga tp> uan> us> wab>
T 4 warg warga
T 3 :rule :rule+wait :taken+wish <bi <cu <dija <dip <dise <gant <ha <isi <ma <pa <saj <saja =acara
T 3 =anak =saja ada_yang anak> ani apa> ara> asan asi> ayana bed beda dija dip dis dise elu enc encan
T 3 ene erm ise isi> kal kali kem kir lisa man> mer nak nak> ncan nsi ntr oran put ring ron saj saja
T 3 saja> sed sen tangg ula yana yanan
T 2 *hurt!! :?+mend :?+poor :false+why :fault+rule :hours+mend :hours+thanks :hours+why :leak
T 2 :leak+wait :manner+polite :manner+service :mend+wait :ours+poor :ours+taken :polite+taken
T 2 :poor+public :public+taken :wait+wish <ana <anak <as <dad <dadi <dij <ga <ke <kema <mel <meny <ne
T 2 <se <to <web <ya <ya> =dadi =ganti =tiga =ya ah> aku ane angg any anya arg arga awab bai baik ban
T 2 dadi dadi> dang> dij ebu emua enca erus eti etu iat iga> isa itu> jam_0 jaw jawa jawab jua kema
T 2 lang lang> mel mua ng> ni> oke ra> rga sab sn> tang> ter teru terus tia tiap tiap> tidak_bisa tiga>
T 2 ulan> un> uni wab web
T -2 *topic-information *topic-notice! *topic-notice!! *topic-praise *topic-praise! *topic-praise!!
T -2 *topic-question!! *topic-service 0_0 :?+ours :?+polite :?+refused :bribe :false :hours+idle
T -2 :idle+official :indecent :kin+official :mend+public :mend+why :money+official :money+polite
T -2 :money+service :money+taken :official+public :official+refused :official+violent :ours+papers
T -2 :papers+public :papers+why :polite+wait :public+refused :public+rule :public+service :refused+why
T -2 :service+violent :why+wish <ac <and <atau <bagi <beso <bis <bisa <cal <ik <ikp <ikp> <jas <jasa
T -2 <kas <kasi <kert <ki <lai <lain <log <logo <mas> <na <ny <ok <peru <ra <tan <tay <taya <te <terl
T -2 =acaranya =atau =besok =bisa =ikp =jasa =kasih =lain =logo =mas =perubahan =setuju =suara =tayang
T -2 agu amba anda> andi anga anju anjut ara aran ata atau atau> bag bahan ber> bes beso besok bisa> cal
T -2 car dul ed> epa erla ero ertas eso esok esok> etuj etuju ggah go> had hon> ikp ikp> ilak im> isa>
T -2 jari jas jasa jasa> jut kalau_tidak kan kan> kar kepala_dinas kert kerta kp> lak lanj lanju logo
T -2 logo> mas> mi> mka nda> nggah ngi> njut no> nten> ode ode> ogo> ohon> ok> ork peru perub rah> rapa
T -2 rla rtas sal setu setuj sin> sip sok sok> tahun_0 tasi tasi> terl terla tes ting> tinga tka tkan
T -2 tkan> tuj tuju tuju> tuk tul ubaha ui> uju> ulis> unda ungga wal yang_kemarin
T -3 *topic-offer! *topic-offer!! :?+rule :mend+ours :official+ours :ours+public :papers+polite
T -3 :polite+why :politics :refused+rule :rule+why :thanks <abs <abse <acc <acc> <bag <bole <dit <fi
T -3 <kak> <kam <menu <nya <rapa <rua <ruan <sal <ses <sesu <setu =acc =boleh =kak =nomor =ruang =sesuai
T -3 abs abse absen acc acc> ahan> alik amat anda angka apa ayang balik bar bis bisa bole boleh bse bsen
T -3 cc> dah din dit enga ert esai fo> gah hadi info> ingan irim iru> ito jual> kak> kirim lin lom lua
T -3 mor> mpi nan> nfo> ogo omor> ony onya onya> orka orkan pro rah rap rapat re> rta rua ruan ruang sai
T -3 sala suai> sudah_kami tay taya tayan ten tidak_jadi ting to> top uai> ual> uar uka> ut> utu ver
T -4 *normatif *topic-notice :?+why :fault+mend :polite+refused :polite+service <ab <in <ka <no <pi <rap
T -4 <sala <ur =salah ahan ahu ail> angan bant bantu bia di> eh> erba erja erl es> esua esuai iha ima>
T -4 in> inga inta> kasih kiri man mana mana> moh moho mohon nda nta> penga pir rima> rja rka sah> salah
T -4 ses sesu sesua sis sua suai tidak_ada tor uai ur> war ya>
T -5 *normatif!! *ringan *topic-offer *topic-question *topic-question! :idle :violent <kepa <lu <rek
T -5 <tany =bapak =data =kami =tanya ail ami> and apak apak> awa data> el> er> ers jalan_rusak kami> ke>
T -5 kepa mkan mkan> nan ngi oton pak> rba str tak> tas uan uang> ungg
T -6 *ringan! :award :fault :refused <?> <bia <bu <kep <un =? ain> ege ena ih> kep nam pak ras sa> sih>
T -6 tar> uang uka und ura
T -7 :? :business :fault+ours :official <ca <man amat> dur kap ngan rek rim sel
T -8 *berkadar_pengawasan!! adi mat> pen sih
T -9 *berkadar_pengawasan! :mend =tahun al> kat
T -10 *berkadar_pengawasan :papers <wa
T -14 :ours
T -15 :money
T -26 *
B 37 :money
B 32 *berkadar_pengawasan
B 29 :official
B 28 *berkadar_pengawasan! *berkadar_pengawasan!!
B 25 :false
B 21 :award
B 13 :taken
B 12 :goods
B 11 :politics rka
B 10 :violent
B 9 :business :idle :indecent <di lang
B 8 :kin ut>
B 7 :hours :money+taken <as <wa asn awa enga kan nas> tra
B 6 :bribe :money+official :official+public :official+taken <ad <bagi <cal <da <ka <lu <tan ai> ang as>
B 6 cal ega eli erja oran otr pak peg pega rja rkan rkan> sn> tiap tiap> tuk
B 5 :award+false :false+service :kin+official :leak <abs <abse <dip <mal <me <ny <war abs abse absen
B 5 bag bagi bse bsen dip en> gok int jua jual jual> kalau_tidak mint minta ngu ora ork orka orkan rak>
B 5 tia ual>
B 4 :award+business :fault+official :hours+idle :indecent+official :money+service :official+politics
B 4 :official+violent <ab <dad <dadi <rek =dadi =orang ala anya> bagi> dad dadi dadi> dur iat inta> ke>
B 4 nsi nta> rak san sel sih tand tanda ten ua> ual uan war
B 3 *hurt *hurt!! :award+official :award+ours :business+ours :false+money :false+official :false+polite
B 3 :false+wish :fault+money :goods+hours :idle+official :idle+ours :indecent+ours :manner :money+ours
B 3 :official+ours :official+polite :ours+public :service+violent <ana <anak <bag <ben <ca <lur <lura
B 3 <ora <oran <se <tand <te <ua <uan <uang <x> =desa =tanda =x ada_yang adi aga> aka aku any asan bar
B 3 desa> din esa> eti ga> hadi ili is> itu> kok kok> lang> lura lurah nan ntr ogo ok> orang rang sih>
B 3 ta> tanda_terima tu> uang uang> uma uni unit
B 2 *hurt! *topic-offer :award+kin :award+money :award+service :false+fault :false+papers :false+public
B 2 :fault+taken :goods+money :goods+official :hours+kin :hours+official :hours+ours :kin+service
B 2 :leak+official :money+thanks :money+why :papers :papers+polite :papers+public :papers+taken
B 2 :polite+thanks :politics+service :public+taken :public+violent :thanks <dij <ik <ma <or <rap <rapa
B 2 <ta <unt <untu =anak =untuk aha ale anak> anda anda> anya ap> bah> dan den dij eja el> emu ena enc
B 2 enca erin erus had ih> itu kasih kat mas> nak nak> nam ng> nik penga pro rapat ras ring ron rus>
B 2 sen tan tidak_pernah tor uan> uk> ulis> und ung> unt untu untuk
B -2 *elsewhere *elsewhere! *elsewhere!! *normatif!! *ringan *ringan! *ringan!! *topic-invitation!
B -2 *topic-invitation!! *topic-notice *topic-service :fault+mend :fault+polite :hours+wish :mend+ours
B -2 :ours+papers :ours+polite :ours+thanks :polite+wish :refused+rule :refused+why :rule+service
B -2 :rule+why :service+wish <acc <acc> <and <antr <bis <de <dit <for <gan <gant <hap <isi <jas <jasa
B -2 <meny <oke <oke> <sa <sab <saj <saja <sal <sed <tay <taya <teru <ti <web =acara =acc =diterima
B -2 =jasa =oke =saja ahan> ahu aika aikan alu anj anti> antr apu atang ayana ayang bes bis bisa can dah
B -2 dang> datan ek> ene enin eny etuj etuju gant ganti ian> ing> jan jas jasa jasa> ket kome komen lisa
B -2 ma> man mas mkan mkan> ndi ngang ngl ni> nin nju no> nti> oke> pam pir po> rah> res sab sah> saj
B -2 saja saja> sak> sal sat setu setuj sin tahun_0 tasi tasi> tay taya tayan tidak_bisa tka tkan tkan>
B -2 top tuj tuju uju ula us> ver web yak yana yanan
B -3 *normatif! *tidak_berkadar_pengawasan! *topic-information *topic-praise *topic-praise!
B -3 *topic-praise!! *topic-question!! *topic-spam 0_0 :fault+ours :ours+wish :refused <ant <cu <ga <ke
B -3 <kome <kura <menu <no <seka <sep <so <we =datang =kami =nomor =tahun ab> aca acc acc> agu aik ak>
B -3 amat amat> amba ami> anti ara asa ati ati> awab bai baik ban ber> cc> dang di> dmi ege ers erta gah
B -3 has hon> ian iha ilak ir> jaw jawa jawab jut kami> kepala_dinas kir> kura kuran lum mor> ohon> oke
B -3 ome omen omor> ony onya onya> pan pros prose rose rta ru> sed seka sia uka ulu> unda ungg urang ve>
B -3 wab
B -4 *normatif *tidak_berkadar_pengawasan!! *topic-invitation *topic-question! :? <ac <kak> <kema <sam
B -4 <to =kak apa> asi> ayan belu belum dul elum ert esai iki ju> kak> kap kar kema lu> mat> mi> mka moh
B -4 moho mohon mpi orn orny ornya rny rnya sai sam ting> un> utu yan
B -5 *tidak_berkadar_pengawasan :poor :wait <?> <kem <mas <ya <ya> =? =ya an> ana> apa elu eni ito kira
B -5 mana mana> menu on> rnya> ti> ting tol
B -6 *topic-question :rule <ap <ha <kak kak kem mat pen tang tang> tidak_ada
B -7 :fault ali il> na> ngg nya sud
B -8 :ours :why <ja
B -9 :wish in> kir
B -10 :mend :polite isi>
B -20 *
- 102 *
- 17 *topic-question tidak_ada
- 16 *topic-notice
- 14 *topic-praise
- 13 isi>
- 12 dul ege rap
- 11 *topic-praise! *topic-praise!! *topic-question!! eh> erl sis
- 10 <fi <to acc acc> aika aikan cc> rapa usa
- 9 *topic-notice! *topic-notice!! :fault+mend <ap <hap =tahun agu aik bes etuj etuju jut kap lua ngi
- 9 ni> no> nten> top tuj tuju
- 8 :mend <0> <ac <acc <acc> <and <ga <kak> <man <sal <si <ur =0 =acc =kak amba apak as> ers fo> info>
- 8 ito jalan_rusak ju> kak> na> nfo> pen pir rba sah> tidak_jadi ting> tor ur>
- 7 <bag <ca <cu <meny <ok <tes <ya> =kasih =nomor =ya ahu amat> angan ber> car epa erla ilak in> ir>
- 7 iru> lis mor> omor> penga pro pros prose rek rla rose sai sala terla ui> uka> ve> yang_kemarin
- 6 *topic-invitation *topic-offer *topic-service 0_0 <?> <bia <hapu <ikp <ikp> <jas <jasa <kasi <kepa
- 6 <ki <kura <log <logo <mas> <oke <oke> <sala <sed <setu <tany <terl <un <ya =? =hapus =ikp =jasa
- 6 =kami =mas =oke =tanya ami> an> andi> anju anjut anti apu aran bant bantu bia dang> ed> elu eny
- 6 erja esai had hon> ida ikp ikp> ini> jari jas jasa jasa> kami> kan> kepa kepala_dinas kir> kp> lanj
- 6 lanju logo ma> mas> mi> moh moho mohon mpi nan ndi ndi> ngg ngi> njut ohon> oke> rja sak> sal salah
- 6 setu setuj sud sud> tasi tasi> tay taya tayan terl tes ti> tka tkan tkan> ud> uju urang yang_lama
- 5 *topic-information *topic-question! *topic-spam 0_tapi :fault+papers :polite <ban <bole <dit <ini
- 5 <ini> <jang <kam <kas <rap <sa <saj <saja <so <ta <te <unt <untu =acaranya =boleh =data =diterima
- 5 =fotonya =ini =jangan =perlu =saja =salah =setuju adi ahan ahan> al> amat andi anga anti> bahan bai
- 5 baik bole boleh dang data> dit dur erlu erlu> ero es> esua esuai foton gi> hadi ih> ima> kar kir
- 5 kura kuran lak log lum mat> nti> otony pak perlu rah rah> re> rima> rlu rlu> saj saja saja> sed ses
- 5 sesu sesua sip suai sudah_kami tahun_0 tny tnya tnya> tony tonya tuju> uai uju> untu ver
- 4 *topic-offer! *topic-offer!! <andi <atau <ba <bes <beso <ik <le <na <ngg <no <pi <seka <siap <tay
- 4 <taya <tes> <ty <typ <typo =andi =atau =bapak =besok =logo =perubahan =tes =typo =untuk ah> and
- 4 apak> ata atau atau> atn atny atnya ban beso besok dibal din erba esok esok> etu go> ibal ili im>
- 4 isa jui> kasih ke> kem lam lisa logo> ogo> on> orn orny ornya oton pak> perub po> sa> salah_tanggal
- 4 seka siap sok sok> tang ting to> tol tujui typ typo typo> ubaha ujui ujui> unda untuk ypo ypo>
- 3 *topic-information! *topic-information!! *topic-invitation! *topic-invitation!! *topic-service!
- 3 *topic-service!! *topic-spam! *topic-spam!! :mend+papers :papers+service :polite+service <gan <lanj
- 3 <nggi <peru <ra <rapa <sab <ses <sesu <tan =ganti =nggih =sesuai aka atau_tidak au> ayan ayang dah
- 3 dan eso ganti ggih ggih> gih gih> iat ini mana mana> nggih nju ogo ony onya onya> pat peru rapat
- 3 rim ru> sab sia suai> tar> tas ten tes> uai> uka und ungg unt
- 2 :?+polite :?+why :business+polite :business+wish :hours+wish :official+papers :official+thanks
- 2 :official+why :ours+papers :papers+poor :polite+public :secret :service+why <bis <bisa <gant <kak
- 2 <ke <kem <mas <menu =bisa =tayang ali ana> apa belu belum bisa> da> ek> elum eni il> isa> jan kak
- 2 kal li> min nda ngan nya oke per rkan rkan> uar ula us> ya> yan
- -2 *elsewhere *elsewhere! *elsewhere!! :?+award :?+official :?+poor :award+business :award+official
- -2 :award+polite :award+rule :award+why :bribe :business :business+ours :false+official :false+papers
- -2 :false+wish :fault+official :fault+public :fault+refused :fault+rule :fault+taken :fault+thanks
- -2 :fault+wish :hours+public :hours+rule :hours+service :indecent+official :kin+official :kin+polite
- -2 :kin+service :leak+wait :manner+ours :mend+refused :mend+thanks :mend+why :money+official
- -2 :money+refused :money+rule :money+why :official+violent :papers+refused :papers+why :polite+refused
- -2 :polite+taken :polite+why :poor+wait :poor+wish :public+rule :public+taken :public+why
- -2 :refused+service :rule+taken :service+wish :taken+why :taken+wish :wait+why <at <des <ha <kert
- -2 <kome <link <mel <nya <rek <wa <web alik alu anda anda> asi> awa bagi> balik desa_kami el> enin
- -2 erin ermin ert erta ertas gok ingan ipu is> jual kalau_tidak kali kert kerta kome komen lin link
- -2 lu> man mat mel ngang ngl nin ode ode> omen pet rmin rtas sel ta> ter> ual uang> web
- -3 :?+refused :?+wait :award+false :false+polite :false+service :fault+why :goods+hours
- -3 :goods+official :hours+ours :hours+wait :mend+ours :mend+wait :mend+wish :money+taken
- -3 :official+ours :official+politics :official+public :official+taken :ours+rule :papers+thanks
- -3 :polite+poor :refused+rule :refused+why :rule+service :rule+wait :violent :why+wish <baha <cal <de
- -3 <for <lin <pe <ru <web> =datang =desa =loket =orang =ruang =suara =web ail> ain> ant anya atang
- -3 ati> awab bagi bahas benar cal datan desa> di_web dia dmi eb> eba enga erus esa> has jau jaw jawa
- -3 jawab loket lun mas mer oket oket> ome permohonan_kami ra> rga rny rnya rnya> sen sep sin sin> ster
- -3 ster> tul uan uara> un> wab web> ya_sudah
- -4 :false+fault :fault+ours :fault+wait :idle :indecent :leak+papers :manner+official :mend+service
- -4 :official+wish :ours+public :papers+taken :poor+service :refused+wish :rule+why :thanks+wish <alu
- -4 <be <benc <bos <dad <dadi <dip <ko <lai <lain <rua <ruan <sua <suar <tert <war <yan <yang =bencana
- -4 =dadi =lain =yang angka any anya> awab> benc benca bos bur can dad dadi dadi> dip ga> hak hak> int
- -4 lura lurah mka nak oh> peg pega rob rta rua ruan ruang satu_mohon suar suara sudah_tiga tert tia
- -4 tiga_hari ua> uara wab>
- -5 *normatif!! *ringan!! 0_x :?+rule :award+ours :polite+rule :polite+thanks :refused :taken :why <ana
- -5 <anak <antr <desa <di <lur <lura <mal <me <nga <tand <warg =acara =anak =berita =dipostingan
- -5 =kebalik =tanda =terus =tiga =warga aca ail ales anak> angk anji antr arg arga asa asn den desa
- -5 ebali ebu emua enc enca encan engar erm erus> eti ian iga> iki ine> itu> kebal ket kok kok> lang
- -5 mua mud nak> ncan ngar ngara nji oran par pek res rita> saya_tidak tan tand tanda ter tiga> tinga
- -5 tre uh> uk> unit warg warga
- -6 :ours+service <ben <ny <or <ora <oran <tig <tiga <um =hasil ada_yang aga> ai> alik> ane ane> ara>
- -6 asil> ayana dian dis ega empa ene entu foto> ika jak> jam_0 nas> nik ntr orang oto> rak rak> san
- -6 sil> tidak_pernah tig tiga tuli tulis ulan> uni yana yanan
- -7 :fault :mend+polite :ours+wish :papers+wish :politics :rule+wish <ant <dise <isi <ter ab> ale ang
- -7 bah> bed beda bul dise engu et> ete ise ku> man> nsi otr pam pan put rasi> sn> tanda_terima
- -7 tidak_bisa tike tp> tra ulis> wal
- -8 *normatif! :ours+wait :polite+wish :poor :service <ad <da <dija <is aha asan dija itu rus> tiap
- -8 tiap>
- -9 :official :wait <as <ng <x> =x aku emu iga ora rang ron
- -10 *hurt!! :hours :kin :ours :ours+polite <bal <di> <dij <pa =di dij eja lom
- -11 *tidak_berkadar_pengawasan!! :leak ung>
- -12 *berkadar_pengawasan! *berkadar_pengawasan!! *normatif :wish ija kol ne>
- -13 :manner ngu
- -14 *berkadar_pengawasan :money
- -15 *ringan :goods :public
- -18 *ringan! :award
- -19 *hurt :false
- -20 *tidak_berkadar_pengawasan!
- -21 *tidak_berkadar_pengawasan :rule
- -26 *hurt!
"""
