"""A class, a weight in steps, what leans to it that much. Made by training/keluhan.py."""

STEPS = 20
TABLE = """
R 34 :ours
R 27 *ringan!
R 24 :fault
R 23 *ringan
R 16 :fault+ours
R 13 ail
R 12 *hurt! :mend
R 11 :mend+polite ne>
R 10 <ter lom
R 9 <di> =di ail> utu wal
R 8 *ringan!! :ours+polite <lai <lain =lain ain> iha kol mat> tinga
R 7 :mend+ours <isi =berita =dipostingan =hasil ale ales alik> angk asil> el> ert in> kiri man put
R 7 rita> sel sih sil> tak> tidak_bisa tike ting tre ungg
R 6 :ours+wait <bu <da <for <is <menu <no <rua <ruan <sua <suar =kebalik ane> angka dmi ebali er> gah
R 6 il> kebal kirim man> mat mka mkan mkan> ngan ome pen ra> rim rta rua ruan ruang sa> str sua suar
R 6 suara ulis> yan
R 5 *hurt :goods :mend+wish <bal <dise <kert <kome <lin <link <nya <pa <wa =ruang =suara alik ane ati
R 5 ayana balik bis bisa dah di> dise ene engar erta ertas ggah iga ih> ingan irim ise kert kerta kome
R 5 komen lin link menu nda ngang ngar ngara nggah nya ode ode> rasi> rtas satu_mohon sih> sin tar>
R 5 tiga_hari tul tuli tulis uang ungga yana yanan
R 4 :mend+service :papers+wish :thanks+wish <ant <bis <bisa <dija <ny <pi <tand <ti <un <web <web>
R 4 =bisa =layanan =tanda =tiga =web aca al> anda> ara ati> awab bisa> can di_web dija eb> foto> ian
R 4 iga> ine> inga isa> jam_0 jaw jawa jawab ku> nam nda> nik omen ony onya onya> oto> ras ron sam sin>
R 4 sudah_tiga tand tanda tanda_terima tang> tiga> uang> uara uara> un> wab web web> ya_sudah
R 3 :fault+thanks :fault+wait :mend+thanks :ours+public :polite+thanks :polite+wish <antr <dij <in <kep
R 3 <ng <nga <we =acara =tahun amat> anda antr apa ara> bur dij has iki kep kir mana mana> nan>
R 3 permohonan_kami rem res saya_tidak tas ter tp> und
R 2 *hurt!! :fault+polite :fault+poor :fault+wish :goods+polite :hours+wait :leak :mend+wait :mend+why
R 2 :official+ours :official+wish :ours+papers :ours+service :ours+thanks :papers+taken :papers+thanks
R 2 :polite+refused :polite+wait :poor+wish :thanks :thanks+why :wait+why :why+wish <ab <ad <ca <lur
R 2 <lura <mas <rek <ru <tert <teru <tig <tiga <yan <yang =datang =terus =yang amat an> arg arga ayan
R 2 dis eba ebu eja emu emua engu erus> ete ija jak> kali kap kat ke> ket lura lurah mas mpi mua ntr
R 2 pat rak tert tig tiga uar ulan> uni unit
R -2 *normatif!! *topic-offer *topic-question! *topic-question!! *topic-service 0_0 :?+papers :?+rule
R -2 :award :fault+money :fault+official :hours+polite :hours+service :hours+why :indecent :money+ours
R -2 :money+service :official+public :official+why :ours+taken :politics :poor+service :public+rule
R -2 :public+taken :refused+rule :rule+wish :service :service+taken :service+wait :service+why
R -2 :service+wish <ap <atau <bia <bole <cum <cuma <dad <dadi <des <dil <dip <ik <ini <ini> <jas <jasa
R -2 <kam <kura <lu <mas> <meny <oke <oke> <peru <rapa <sal <sep <siap <te <terl <ty <typ <typo <ur <war
R -2 =atau =boleh =cuma =dadi =ini =jasa =loket =mas =oke =typo amba andi angg anti anti> ap> atau atau>
R -2 atau_tidak bag bagi> bahan bai baik benar bia bole boleh bul cuma cuma> dadi dadi> dang> desa_kami
R -2 dibal dil dip dit dur ed> ega ege en> entu etu etuj etuju ga> ganti hon> ibal ini ini> ipu iru> ito
R -2 jalan_rusak jari jas jasa jasa> jau jual> kem kepala_dinas kura kuran loket na> nak nan nas> nti>
R -2 ogo ohon> ok> oke oke> oket oket> ora peg pega penga peru po> pro pros prose rah rapat rba rose sab
R -2 sen setu setuj siap sudah_kami tan tay taya tayan terl tes tka tkan tkan> tuj tuju typ typo typo>
R -2 ual> uh> uju uk> uma> urang us> ve> ypo ypo>
R -3 *topic-question 0_x :business :false :fault+mend :fault+rule :hours+official :hours+wish
R -3 :official+papers :papers+service :papers+wait :polite+public :rule+service :rule+why <and <ata <ba
R -3 <bagi <ja <jang <kas <kasi <ma <na <ok <pe <rap <saj <saja <seb <sebe <sed <so <tan <tes> <to <unt
R -3 <untu <x> =desa =fotonya =jangan =kasih =saja =tes =untuk =x agu ak> ali andi> anga angan anya> apu
R -3 bena cum dad desa> ek> empa epa esa> foton gant ika ing> ir> isa jua kal kir> lam li> lun ndi> ngi
R -3 no> otony pan rak> sah> saj saja saja> sal san seb sebe sep sip ste sud> tanga terla tidak_jadi
R -3 tidak_pernah tony tonya top tor tuk ud> uka> ulu> untu untuk ut> yak
R -4 *berkadar_pengawasan! *berkadar_pengawasan!! *normatif! *topic-praise! *topic-praise!! 0_tapi :?
R -4 :polite+rule <fi <hap <hapu <ka <ke <mel <tes =diterima =hapus ang anj any anya aran atn atny atnya
R -4 bah bes dan din ebi enar erin erl had hadi jan ma> mas> mel ngi> oh> pet salah_tanggal tia
R -4 tidak_ada tny tnya tnya> ur>
R -5 *berkadar_pengawasan *normatif *tidak_berkadar_pengawasan! *topic-notice! *topic-notice!!
R -5 *topic-praise :fault+papers :hours :ours+rule :refused <?> <at <bag <cu <ga <gant <si <ta =? =ganti
R -5 aika aikan apa> dia eli erla fo> gi> info> isi> kan lis lisa lua ndi nfo> ni> nten> rap rapa rin
R -5 ring rkan rkan> rla sed sis ua> yang_kemarin yang_lama
R -6 *elsewhere *elsewhere! *elsewhere!! <0> <gan <se =0 ai> aik ani ata eh> itu> per rka ru> sun ten
R -6 tu> ula
R -7 *tidak_berkadar_pengawasan!! :official :poor :taken dul lak pa> sak> uan>
R -8 iat lan lang
R -9 :public <me aka ena ili sia usa
R -10 *tidak_berkadar_pengawasan *topic-notice :money
R -11 as>
R -12 au>
R -16 :rule
R -29 *
N 41 :rule
N 25 *normatif
N 19 :refused
N 16 *normatif!
N 14 *normatif!!
N 13 :?
N 12 :rule+why :why ena
N 11 :?+rule :polite+rule
N 9 :ours+rule :refused+rule <?> =?
N 8 pan
N 7 :?+refused :refused+why :rule+service :rule+wish asa
N 6 *topic-question! :papers :polite+refused :public+rule hak hak> itu itu> lak ura
N 5 :papers+refused :refused+wish <ha <pe <seb apa> bena benar enar entu ete per seb
N 4 :award :papers+rule :papers+why :public+refused :wish <sebe ab> aku ata bed beda kat ket kol mka
N 4 rta sebe uan uka
N 3 *hurt *hurt! *hurt!! :?+award :?+official :?+papers :?+why :?+wish :award+rule :business
N 3 :fault+rule :hours+polite :hours+rule :money+rule :ours+service :papers+wish :polite+why
N 3 :refused+service :why+wish <at <dij <mel <pa ana> apa asan asi> di> dij ija ito jak> kok kok> mana
N 3 mana> mel pa>
N 2 *elsewhere *elsewhere! *elsewhere!! :?+hours :?+ours :?+wait :award+ours :business+rule
N 2 :business+service :fault+refused :fault+wish :hours+papers :hours+why :hours+wish :leak
N 2 :mend+refused :mend+rule :money :money+polite :money+refused :ours+public :ours+refused
N 2 :polite+service :polite+wish :public :public+why :rule+wait :service+wish :taken+why :wait+why
N 2 <atau <di> <dija <dit <ke <ru <tert =atau =di =tayang ak> al> any anya anya> atau atau> awab> can
N 2 dija dit ega enc enca encan ert foto> hon> ili kem lang lom man mkan mkan> na> ncan ndi ohon> oto>
N 2 rang rasi> sal ten tert tu> ula ulan> ulis> ulu> ver wab>
N -2 *tidak_berkadar_pengawasan! *tidak_berkadar_pengawasan!! *topic-offer *topic-praise!
N -2 *topic-praise!! :false+service :fault+ours :mend+papers :ours+polite :thanks <0> <antr <bag <ban
N -2 <bis <bisa <bu <de <dil <ga <ik <ini <ini> <jang <ngg <ra <sa <saj <saja <sep <ter <teru <ur =0
N -2 =acaranya =bapak =bisa =ini =jangan =layanan =saja =terus aca ail ail> ali ali> alu anda> angk ant
N -2 antr apak> ara> ati ayan bag bah bar bis bisa bisa> cum dah desa_kami dil eba ebi eli en> enga er>
N -2 ermi ermin erus erus> es> had has in> ini> isa> isi> jut kak kali kan> li> log lum mas> menu mint
N -2 minta nan> no> ntr ogo ony onya onya> oran pak> pros prose put rmi rmin rose ru> saj saja saja> sel
N -2 sep ses sih sn> ta> tak> tangg tar> teru terus ti> tidak_jadi tidak_pernah ting> tre tuk uar uk>
N -2 und ungg ur> us>
N -3 *berkadar_pengawasan *berkadar_pengawasan! *berkadar_pengawasan!! *tidak_berkadar_pengawasan
N -3 *topic-praise *topic-question!! :mend+polite :ours <ac <acc <acc> <cu <fi <for <ikp <ikp> <ki <ma
N -3 <ng <no <pi <ta <un <unt <untu <ya =acc =ikp =perlu =untuk acc acc> aika aikan cc> dang dang> eh>
N -3 ek> elu epa erlu erlu> etu etuj etuju ga> ikp ikp> im> int irim jua jui> kir kiri kirim kp> man>
N -3 mas mat nda> ni> ora penga perlu rlu rlu> sat sud tang tidak_ada ting tujui ua> ui> ujui ujui> uma
N -3 unt untu untuk ut>
N -4 :fault :poor <ad <bi <da <ja <ko <sam <tan <te <ya> =ya an> apak as> ban car da> eny isa nda pro
N -4 ra> rap rapa rim sa> sam tor tuj tuju yan
N -5 :official <ca <meny <si <to ah> aik aka ala ida ih> ngg pak
N -6 <ba <le iki ke> min ng>
N -7 <di pat
N -27 *
T 39 *tidak_berkadar_pengawasan
T 29 *tidak_berkadar_pengawasan!
T 24 *tidak_berkadar_pengawasan!! :poor
T 22 :public
T 17 :wish
T 15 <ja
T 14 :wait
T 13 :manner
T 12 iki
T 10 :service <ng au> et> ika
T 9 *elsewhere *elsewhere! *elsewhere!! *hurt! 0_x ali pam sep sia tidak_pernah ung>
T 8 *hurt <me <x> =x ai> dia empa ija jau ora rnya> ru>
T 7 :ours+wish :poor+service <ko <um ab> aca aka anj anji bul ebi ipu kira lu> mud ngu nji oh> par pet
T 7 sun tan ua> uh> uk>
T 6 :ours+polite <alu <ant <de =terus alu desa_kami dian ek> engu ermi ermin erus> ga> iga ing> jan mas
T 6 mat ngg ngl pan pek rmi rmin rny rnya rus> sat yak
T 5 :hours :polite+wish <antr <at <ba <baha <bal <benc <bos <dil <kak <le <or <ora <oran <sam <sep
T 5 =bencana =datang =layanan ant antr bah bah> bahas benc benca bos cum cuma cuma> den dil eja erin
T 5 has kak lan lun nin orang pa> rang rob sud ulu> uma>
T 4 :fault+public :hours+service :kin :manner+official :polite :polite+poor :poor+wait :service+wish
T 4 <ad <be <ben <bi <cum <cuma <des <desa <gan <is <kem <teru <tig <tiga <warg =cuma =desa =loket
T 4 =warga aga> aha aik ak> ali> ang atang ati> awab> dad datan desa desa> eba emu eni enin esa> gant
T 4 ian kir ku> li> loket menu min oket oket> rak> res rin sak> sam san ste ster ster> tang ter> tig
T 4 tiga tp> uan> us> wab> warg warga
T 3 :polite+taken :rule :rule+wait :taken+wish <as <cu <dija <dip <dise <gant <isi <ma <meny <pa <saj
T 3 <saja =acara =saja ada_yang ani apa> ara> asan asi> bed beda dija dip dis dise elu encan ene erm
T 3 ise isi> kal kali kem lisa man> mer nak ncan ng> nsi ntr oran put rem ring ron saj saja saja> sed
T 3 tang> tangg ula
T 2 *hurt!! :?+mend :?+poor :false+why :fault+rule :fault+why :hours+mend :hours+thanks :hours+why
T 2 :leak+wait :manner+polite :manner+service :mend+wait :official+wish :ours+poor :ours+taken
T 2 :poor+public :public+taken <ana <anak <dad <dadi <dij <for <ga <ha <ke <kema <ne <nga <se <to <web
T 2 <ya <ya> =anak =dadi =ganti =tiga =ya ah> aku anak> ane angg any anya arg arga awab ayana ban dadi
T 2 dadi> dang> dij ebu emua enc enca erus eti etu iat iga> isa itu> jam_0 jaw jawa jawab jua kema lang
T 2 mua nak> ni> oke ra> rga sab sen sn> ter teru terus tia tiap tiap> tidak_bisa tiga> ulan> un> uni
T 2 wab web yana yanan
T -2 *topic-information *topic-notice! *topic-notice!! *topic-praise *topic-praise! *topic-praise!!
T -2 *topic-question!! *topic-service 0_0 :?+polite :?+refused :bribe :false :hours+idle :idle+official
T -2 :indecent :kin+official :mend+public :mend+why :money+official :money+polite :money+service
T -2 :money+taken :official+public :official+refused :official+violent :ours+papers :papers+public
T -2 :papers+why :polite+wait :public+refused :public+rule :public+service :refused+why :service+violent
T -2 :why+wish <ac <and <atau <bag <bagi <beso <bis <bisa <cal <ik <ikp <ikp> <jas <jasa <kas <kasi
T -2 <kert <ki <lai <lain <log <logo <mas> <menu <na <ny <ok <peru <tan <tay <taya <te <terl =acaranya
T -2 =atau =besok =bisa =ikp =jasa =kasih =lain =logo =mas =perubahan =setuju =suara =tayang agu ale
T -2 amat amba anda> andi anga anju anjut apa ara aran ata atau atau> ayang bag bagi bahan ber> bes beso
T -2 besok bisa> cal car dul ed> erla ero ertas eso esok esok> etuj etuju ggah go> had hon> ikp ikp>
T -2 ilak isa> jari jas jasa jasa> jut kalau_tidak kan kan> kar kepala_dinas kert kerta kp> lak lanj
T -2 lanju logo logo> mas> mi> mka nda> nggah ngi> njut no> nten> ode ode> ogo> ohon> ok> ork peru perub
T -2 rah> rapa rla rtas sal setu setuj sin> sip sok sok> tasi tasi> tay taya tayan terl ting> tinga tka
T -2 tkan tkan> tuj tuju tuju> tuk tul ubaha ui> uju> ulis> unda ungga wal
T -3 *topic-notice *topic-offer! *topic-offer!! :?+rule :mend+ours :official+ours :ours+public
T -3 :papers+polite :polite+why :politics :refused+rule :rule+why :thanks <abs <abse <acc <acc> <bole
T -3 <dit <fi <kak> <kam <nya <rapa <rua <ruan <sal <ses <sesu <setu =acc =boleh =kak =nomor =ruang
T -3 =sesuai abs abse absen acc acc> ahan> alik anda angka antu> balik bar bis bisa bole boleh bse bsen
T -3 cc> din dit eh> enga erba ert esai fo> gah hadi iha im> info> irim iru> jual> kak> kirim lin lom
T -3 lua mor> mpi nfo> ogo omor> ony onya onya> orka orkan rah rap rapat re> rta ruang sai sala suai>
T -3 sudah_kami tahun_0 ten tes tidak_jadi ting to> top uai> ual> uar uka> ut> utu ver
T -4 *normatif :?+why :fault+mend :polite+refused :polite+service <ab <in <ka <no <pi <rap <sala <sebe
T -4 <ur =salah ahan ahu ail> angan bant bantu bia dah di> erl es> esua esuai ima> in> inga ingan inta>
T -4 ito kasih ke> kiri man mana mana> moh moho mohon nan> nda nta> penga pir pro rima> rka rua ruan
T -4 sah> salah sebe ses sesu sesua sis sua suai tidak_ada tor uai ur> war ya>
T -5 *normatif!! *ringan *topic-offer *topic-question *topic-question! :award :idle :violent <kepa <lu
T -5 <rek <tany =bapak =data =kami =tanya ail ami> and apak apak> awa data> el> ers jalan_rusak kami>
T -5 kepa mkan mkan> nan ngi oton pak pak> rba str tak> tar> tas uan uang> ungg
T -6 *ringan! :fault :refused <?> <bia <bu <kep <man =? ain> ege er> ih> kep nam ras rim sa> sih> uang
T -6 uka und ura
T -7 :? :business :fault+ours :official <ca <un amat> dur ena kap ngan rek sel sih
T -8 *berkadar_pengawasan!! adi mat> pen
T -9 *berkadar_pengawasan! :mend =tahun al> kat
T -10 *berkadar_pengawasan :papers
T -11 <wa
T -14 :ours
T -15 :money
T -26 *
B 37 :money
B 32 *berkadar_pengawasan
B 29 *berkadar_pengawasan! :official
B 28 *berkadar_pengawasan!!
B 25 :false
B 21 :award
B 13 :taken
B 12 :goods
B 11 :politics rka
B 10 :idle :violent <di
B 9 :business :indecent lang
B 8 :hours :kin ut>
B 7 :money+taken <as <wa ang asn awa enga kan nas> tra
B 6 :bribe :money+official :official+public :official+taken <bagi <cal <ka <lu <tan ai> as> cal ega eli
B 6 oran otr pak peg pega rkan rkan> sn> tiap tiap> tuk
B 5 :award+false :false+service :kin+official :leak <abs <abse <ad <da <mal <me <ny <war abs abse absen
B 5 bag bagi bagi> bse bsen en> gok int jua jual jual> kalau_tidak ora ork orka orkan rak> tia ual>
B 4 :award+business :fault+official :hours+idle :indecent+official :money+service :official+politics
B 4 :official+violent <ab <ana <anak <dad <dadi <dip <rek <se <x> =dadi =orang =x aka ala anya> dad
B 4 dadi dadi> dip dur iat inta> ke> mint minta ngu nsi nta> rak san sel sih ten ua> ual uan war
B 3 *hurt *hurt!! :award+official :award+ours :business+ours :false+money :false+official :false+papers
B 3 :false+polite :false+wish :fault+money :goods+hours :hours+kin :idle+official :idle+ours
B 3 :indecent+ours :manner :money+ours :official+ours :official+polite :ours+public :service+violent
B 3 <bag <ben <ca <lur <lura <ora <oran <tand <te <ua <uan <uang =anak =desa =tanda ada_yang adi aga>
B 3 aku anak> any anya asan bar desa> din esa> eti ga> hadi ili is> itu> kok kok> lura lurah nak> nan
B 3 ntr ogo ok> orang rang sen sih> ta> tand tanda tanda_terima tu> uang uang> uma uni unit
B 2 *hurt! *topic-offer :award+kin :award+money :award+service :false+fault :false+public :fault+taken
B 2 :goods+money :goods+official :hours+official :hours+ours :kin+service :leak+official :money+thanks
B 2 :money+why :papers :papers+polite :papers+public :papers+taken :polite+thanks :politics+service
B 2 :public+taken :public+violent :thanks <ik <ma <or <rap <rapa <ta <unt <untu =untuk aha ale anda
B 2 anda> ap> bah> dan den eja el> emu ena enc enca erin erus had ih> itu kasih kat lan mas> nak nam
B 2 nan> ng> nik penga pro rapat ras ring ron rus> tidak_pernah tor uan> uk> ulis> und ung> unt untu
B 2 untuk
B -2 *elsewhere *elsewhere! *elsewhere!! *normatif!! *ringan *ringan! *ringan!! *topic-invitation!
B -2 *topic-invitation!! *topic-notice *topic-service :fault+mend :fault+polite :hours+wish :mend+ours
B -2 :ours+papers :ours+polite :ours+thanks :polite+wish :refused :refused+rule :refused+why
B -2 :rule+service :rule+why :service+wish <acc <acc> <and <antr <bis <bisa <de <dit <for <gan <gant
B -2 <hap <isi <jas <jasa <ke <man <meny <oke <oke> <sa <sab <saj <saja <sal <sebe <sed <tay <taya <teru
B -2 <ti <web =acara =acc =bisa =diterima =jasa =oke =saja ahan> ahu aika aikan alu anj anti> antr apu
B -2 ayana ayang bes bis bisa bisa> can dah dang> ed> ek> ene enin eny etuj etuju gant ganti ian> ing>
B -2 isa> jan jas jasa jasa> ket kome komen lisa ma> man mas mkan mkan> ndi ngang ngl nin nju no> nti>
B -2 oke> pam pir po> rah> res sab sah> saj saja saja> sak> sal sat sebe sed setu setuj tahun_0 tasi
B -2 tasi> tay taya tayan tidak_bisa tka tkan tkan> top tuj tuju uju ula us> ver web yak yana yanan
B -3 *tidak_berkadar_pengawasan! *topic-information *topic-praise! *topic-praise!! *topic-question!!
B -3 *topic-spam 0_0 :? :fault+ours :ours+wish <ant <cu <ga <kome <kura <menu <no <seka <sep <so <we
B -3 =datang =kami =nomor =tahun ab> aca acc acc> agu aik ak> amat amat> amba ami> anti ara asa atang
B -3 ati ati> awab bai baik ban ber> cc> dang datan di> dmi ege ers erta gah has hon> ian iha ilak ir>
B -3 jaw jawa jawab jut kami> kepala_dinas kir> kura kuran mor> ni> ohon> oke ome omen omor> ony onya
B -3 onya> pros prose rose rta ru> seka sia sin uka ulu> unda ungg urang ve> wab
B -4 *normatif *normatif! *tidak_berkadar_pengawasan!! *topic-invitation *topic-praise *topic-question!
B -4 <ac <kak> <sam <to =kak apa> asi> ayan dul eni ert esai ju> kak> kap kar lu> mat> mi> mka moh moho
B -4 mohon mpi orn orny ornya pan rny rnya sai sam ting> un> utu yan
B -5 *tidak_berkadar_pengawasan :poor :wait <?> <kem <kema <mas <ya =? an> ana> apa iki ito kema kira
B -5 lum mana mana> menu on> rnya> ti> ting tol
B -6 *topic-question :rule <ap <ha <kak <ya> =ya kak kem na> pen tang tang> tidak_ada
B -7 :fault ali elu il> mat ngg nya sud
B -8 :ours :why <ja
B -9 :wish in> kir
B -10 :mend :polite isi>
B -20 *
- 102 *
- 17 tidak_ada
- 16 *topic-notice
- 15 *topic-question
- 14 *topic-praise
- 13 isi>
- 12 dul ege rap
- 11 *topic-praise! *topic-praise!! eh> erl sis
- 10 <fi acc acc> aik cc> usa
- 9 *topic-notice! *topic-notice!! *topic-question!! :fault+mend <ap <hap <to =tahun agu aika aikan
- 9 etuj etuju jut lua ngi ni> no> nten> rapa top tuj tuju
- 8 :mend <ac <acc <acc> <and <ga <kak> <man <sal <si <ur =acc =kak ahu amba apak as> bes ers fo> info>
- 8 ito jalan_rusak ju> kak> kap na> nfo> pen pir rba sah> tidak_jadi ting> tor ur>
- 7 <0> <bag <ca <cu <meny <ok <tes <ya> =0 =kasih =nomor =ya amat> ber> car elu epa ilak in> ir> iru>
- 7 lis mor> omor> penga pro pros prose rek rla rose sai sala salah terla ui> uka> ve> yang_kemarin
- 6 *topic-invitation *topic-offer 0_0 :polite <?> <bia <hapu <ikp <ikp> <jas <jasa <kasi <kepa <ki
- 6 <kura <log <logo <mas> <oke <oke> <sala <sed <setu <tany <terl <un <ya =? =hapus =ikp =jasa =kami
- 6 =mas =oke =tanya ami> an> andi> angan anju anjut anti apu aran bai baik bia dang> ed> eny erla esai
- 6 gi> had ida ikp ikp> ini> jari jas jasa jasa> kami> kan> kepa kepala_dinas kir> kp> lanj lanju logo
- 6 lum ma> mas> mi> moh moho mohon mpi nan ndi ndi> ngg ngi> njut oke> sak> sal setu setuj sud sud>
- 6 tasi tasi> terl tes ti> tka tkan tkan> ud> uju urang yang_lama
- 5 *topic-information *topic-question! *topic-service 0_tapi :fault+papers <ban <bole <dit <ik <ini
- 5 <ini> <jang <kam <kas <rap <sa <saj <saja <so <ta <te <unt <untu =acaranya =boleh =data =diterima
- 5 =fotonya =ini =jangan =perlu =saja =salah =setuju adi ahan al> amat andi anga anti> bahan bant
- 5 bantu bole boleh dang data> dit dur erlu erlu> ero es> esua esuai foton hadi hon> ih> ima> kar kir
- 5 kura kuran lak log mat> nti> ohon> on> otony pak perlu po> rah rah> re> rima> rlu rlu> saj saja
- 5 saja> salah_tanggal sed ses sesu sesua sip suai sudah_kami tahun_0 tay taya tayan tny tnya tnya>
- 5 tony tonya tuju> uai uju> untu ver
- 4 *topic-offer! *topic-offer!! *topic-spam <andi <atau <ba <bes <beso <le <ngg <no <pi <sab <sebe
- 4 <seka <sesu <siap <tay <taya <tes> <ty <typ <typo =andi =atau =bapak =besok =logo =perubahan
- 4 =sesuai =tes =typo =untuk ah> ahan> and antu> apak> ata atau atau> atn atny atnya beso besok dibal
- 4 din erba esok esok> ibal ili im> isa jui> kasih ke> kem lam lisa logo> ogo> ony onya onya> orn orny
- 4 ornya oton pak> perub sa> sebe seka siap sok sok> suai> tang tanga tas ting to> tol tujui typ typo
- 4 typo> uai> ubaha ujui ujui> unda untuk ypo ypo>
- 3 *topic-information! *topic-information!! *topic-invitation! *topic-invitation!! *topic-service!
- 3 *topic-service!! :mend+papers :papers+service :polite+service <lanj <mas <na <nggi <peru <rapa <ses
- 3 <tan =ganti =nggih aka atau_tidak au> ayan ayang ban dah eso etu ganti ggih ggih> gih gih> go> ini
- 3 mana mana> nggih nju ogo pat peru rapat rim ru> sab sia ten tes> uka und unt
- 2 *topic-spam! *topic-spam!! :?+polite :?+why :business+polite :business+wish :hours+wish
- 2 :official+papers :official+thanks :official+why :ours+papers :ours+why :papers+poor :polite+public
- 2 :secret :service+why <bis <bisa <gan <gant <kak <ke <kem <ra =bisa =tayang ali ana> angg apa bag
- 2 bisa> da> dan ek> eni iat il> isa> jan kak kal li> min nan> nda ngan oke per rkan rkan> tar> uar
- 2 ula ungg us> ya> yan
- -2 *elsewhere *elsewhere! *elsewhere!! :?+award :?+official :?+poor :award+business :award+official
- -2 :award+polite :award+rule :award+why :bribe :business :business+ours :false+official :false+papers
- -2 :false+wish :fault+official :fault+public :fault+refused :fault+rule :fault+taken :fault+thanks
- -2 :fault+why :fault+wish :hours+public :hours+rule :hours+service :hours+wait :indecent+official
- -2 :kin+official :kin+polite :kin+service :leak+wait :manner+ours :mend+ours :mend+refused
- -2 :mend+thanks :mend+why :money+official :money+refused :money+rule :money+why :official+violent
- -2 :papers+refused :papers+why :polite+poor :polite+refused :polite+why :poor+wait :poor+wish
- -2 :public+rule :public+taken :public+why :refused+service :rule+taken :service+wish :taken+why
- -2 :taken+wish :wait+why <at <des <ha <kert <kome <mel <nya <rek <seb <web alik alu anda anda> asi>
- -2 awa bagi bagi> balik desa_kami el> erin ermin ert ertas gok ian> ingan ipu is> jual kalau_tidak
- -2 kali kert kerta kome komen lin lu> man mat mel ngang ngl nin ode ode> pet rmin rtas sel sep ta>
- -2 ter> ual uan uang> uma utu web
- -3 :?+refused :?+wait :award+false :false+polite :false+service :goods+hours :goods+official
- -3 :hours+ours :mend+wait :mend+wish :money+taken :official+ours :official+politics :official+public
- -3 :official+taken :ours+rule :papers+thanks :polite+taken :poor+service :refused+rule :refused+why
- -3 :rule+service :rule+wait :violent :why+wish <baha <be <cal <de <for <lin <link <pe <ru <web>
- -3 =datang =desa =loket =orang =ruang =suara =web ail> ain> anya atang ati> awab bahas benar cal datan
- -3 desa> di_web dia dmi eb> eba enga erta erus esa> has jau jaw jawa jawab link loket lun mas mer oket
- -3 oket> ome omen ra> rga rny rnya rnya> seb sen sin sin> ster ster> tul ua> uara> un> wab web>
- -3 ya_sudah
- -4 :false+fault :fault+ours :fault+wait :idle :indecent :leak+papers :manner+official :mend+service
- -4 :official+wish :ours+public :papers+taken :refused+wish :rule+why :thanks+wish :why <alu <benc <bos
- -4 <dad <dadi <desa <dip <ko <lai <lain <me <rua <ruan <sua <suar <tert <war <yan <yang =bencana =dadi
- -4 =lain =yang angka ant any anya> awab> benc benca bos bur can dad dadi dadi> desa dip encan erm ga>
- -4 hak hak> iki int mka nak ncan oh> peg pega permohonan_kami rob rta rua ruan ruang satu_mohon suar
- -4 suara sudah_tiga tert tia tiga_hari wab>
- -5 *normatif!! *ringan!! 0_x :?+rule :award+ours :polite+rule :polite+thanks :refused :taken <ana
- -5 <anak <antr <di <lur <lura <mal <nga <tand <warg =acara =anak =berita =dipostingan =kebalik =terus
- -5 =tiga =warga ail ales anak> angk anji antr arg arga asa asn ayana den ebali ebu emua enc enca engar
- -5 erus> eti ian iga> ine> itu> kebal ket kok kok> lura lurah mua mud nak> ngar ngara nji oran par pek
- -5 rak> rem res rita> saya_tidak tan tand tanda ter tiga> tinga tre uara uk> unit warg warga yana
- -5 yanan
- -6 :mend+polite :ours+service <ben <ny <or <ora <oran <tig <tiga =hasil =layanan =tanda aca ada_yang
- -6 aga> ai> alik> ane ane> ara> asil> dian dis ega empa ene entu foto> ika jak> jam_0 lang nik ntr
- -6 orang oto> otr rak san sil> tidak_pernah tig tiga tuli tulis uh> ulan> uni
- -7 :fault :ours+wish :papers+wish :politics :rule+wish :service <ant <dise <isi <ter <um ab> ale ang
- -7 bed beda bul dise engu et> ete ise ku> man> nas> nsi pam pan put rasi> sn> tanda_terima tidak_bisa
- -7 tike tp> tra ulis> wal
- -8 *normatif! :ours+wait :polite+wish :poor <ad <da <dija <is <x> =x aha asan bah> dija emu itu rus>
- -8 tiap tiap>
- -9 :official :ours :wait <as <ng aku iga ora rang ron
- -10 *hurt!! :hours :kin :leak :ours+polite <bal <di> <dij <pa =di dij eja lom
- -11 *tidak_berkadar_pengawasan!! ne> ung>
- -12 *berkadar_pengawasan! *berkadar_pengawasan!! *normatif ija kol
- -13 :manner :wish ngu
- -14 *berkadar_pengawasan :money
- -15 *ringan :goods :public
- -18 *ringan!
- -19 *hurt :award :false
- -20 *tidak_berkadar_pengawasan!
- -21 *tidak_berkadar_pengawasan :rule
- -26 *hurt!
"""
