"""Elements of the names that people bear in Java and elsewhere in Indonesia: general knowledge, sorted.

Nobody's whole name stands here, and nothing is decided here: parsing/likely.py learns which letters follow each other."""

from __future__ import annotations

ELEMENTS = """
abadi abbas abdi abdillah abdul abdulah abdullah abdulloh abdur abdurahman abdurrahman abdurrohman abid abidah abidin
abimanyu abror abu achmad adam adang ade adelia adhi adhitya adi adib adibah adikara adikusumo adil adilah adinata
adinda adiningrat adinugroho adiputra adiputro adisaputra adisasmito adisusanto aditama aditia aditya adiwibowo
adiwijaya adnan adnyana adrian adriana adriani adriansyah afandi affan affandi afif afifah afriana afrilia afriyanti
afrizal agung agus agusman agussalim agustian agustin agustina agustinah agustini agustinus agustriyani ahmad ahmadi
ahyar aidah aini ainun ainur aisyah ajeng aji ajib akbar akhir akhmad akhsan akmal aksan alamsyah albert albertus aldi
alfan alfiah alfian alfiyah alfonsus ali alief alif alifah alimin alimudin aliyah alma alwan alwi amalia aman amanah
amanda amat ambar ambarini ambarsih ambarwati amelia amin aminah aminudin amir amirah amirudin amirul amri amrullah
amrulloh anak anam anang anas anastasia andaru andayani andi andika andini andita andre andreas andri andriana andriani
andrianto andriyani andriyanto anggara anggarini anggi anggit anggita anggoro anggraini anggun anik anindita anis
anisah anisatun anita anjani anjar anna annisa anshori anto anton antonius antono anugerah anugrah anung anwar apip
apriani aprilia apriliani apriyani apriyanti apriyanto apriyono aqil ardhi ardi ardian ardiansyah ardianto ardiyansyah
ardiyanto argo ari ariani arianti arianto arie arief arif arifah arifin arifudin arina arini aris arisandi arisman
arismunandar aristiyanto aritonang ariwibowo ariyani ariyanti ariyanto arjuna arlina armada arman armansyah arni arofah
arsyad artanti arti arum arwan arwani arya aryani aryanti aryanto aryo aryono asep ashari asih asiyah asmara asmarani
asmawati asmoro asna asnawi asri asriani astari astri astrid astutik astutiningsih aswin atik atika atikah atin atmaja
atmajaya atmanto atmoko atmowidjojo aulia aura ayu ayub ayuni ayuningsih ayuningtyas azhar azis aziz azizah azizi azka
azmi azwar bachtiar badar badriyah badrudin badrun bagas bagus bagyo bahar baharudin bahri bahrudin bahrul bahtiar
baidowi bakhtiar bakri bakti bambang bangkit bangun banowati banu baroroh baroto basir basirun basri basuki batubara
bayu bejo beni benny bernadeta bernadus bimo bintang bintari bintoro bisri bonar bowo boyke brahmana brahmantyo broto
brotoseno brotowali buana budhi budi budiana budiani budianto budiarti budiasih budiati budihardjo budiharto budijono
budiman budiningsih budiono budirahardjo budirahayu budisantoso budiyani budiyanti budiyanto budiyono budyastuti burhan
burhanudin bustomi butarbutar cahaya cahya cahyadi cahyani cahyaningrum cahyaningsih cahyaningtyas cahyanto cahyo
cahyono cakraningrat cakrawala candra candrawati catur caturini chaeroni chaerudin chairil chairul chalim chamid
chandra charis chasanah choirudin choirul choirunnisa cholid cholifah cholil christian christiana christina cici cipta
ciptadi ciptaningsih ciptono citra citraningrum cokorda cokro cucu cut dadang daeng dahlan dahlia damanik damar
damayanti danang dananjaya danarti dandung danendra dani daniel danu danuri darmadi darmaji darmaningsih darmanto
darmawati darmini darminto darmo darmokusumo darmono daromi darsini darsono darto darwati darwin darwis darwoto daryani
daryanti daryanto daryati daryono dasimin dasuki daud daulay david dede deden dedi dedy deni denny derajat desak desi
desiana desiani destiana desy devi deviana dewa dewani dewanti dewanto dewi dewo dhani dharma dharmawan dian diana
diani diantoro didi didik dimas dimyati dina dinar dini dipokusumo dipoyono dirgantara dirgantoro ditya diyah diyanto
djarot djatmiko djojonegoro djoko djumadi djuwari dodi dodik doni donny dony dwi dwiana dwianto dwija dwijayanti dwijo
dwiningsih dwipayana dwiyana dwiyani dwiyanti dwiyanto dwiyono dyah eddy edhi edi edwin edy efendi effendi eka
ekaningrum ekaningsih ekaputra ekasari ekawati ekayanti eko ekowati ekowidodo ela eli elis elisa elisabeth eliyana elly
elok elvira ema emi emil emilia emy endah endang endarti endarto endarwati endri endro eni enik enny erawan erawati
erik erika erlangga erliana erlina ermawati erna ernani ernawan ernawati erni erniwati erry ersa erwan erwanto erwin
erwina eryani esti estiningsih estri eti etik etty eva evi evita fachri fachrudin fadhil fadhilah fadil fadilah fadli
fahmi fahri fahriza fahrizal fahrudin faisal faiz faizah faizal faizin fajar fajarwati fajriyah fandi fani farah farhan
farid farida faridah faridatul faris farkhan farkhatun fatah fathoni fathur fathurrahman fathurrohman fatikhah fatimah
fatkhur fatkhurrohman fatmawati fatoni fatwa fauzan fauzi fauziah fauziyah febri febriana febriani febrianto febriyani
febriyanti febriyanto felix feni ferdian ferdiansyah ferdinand feri ferry fia fika fikri fina firda firdaus firman
firmansyah fitri fitria fitriana fitrianto fitriasari fitriyah fitriyana fitriyani fitriyanti fitriyanto fransiska
fransiskus frida friska fuad fuadi furqon gagah galang galih galuh ganang ganda gani ganis ganjar ganung gatot gayatri
gede gembong ghofar ghofur ghozali ghufron gilang ginanjar ginting giri girindra girsang gita giyanto giyarti giyarto
giyatno giyono gofur gondo grace gufron gultom gumilang gumilar gunadi gunanto gunardi gunarso gunarti gunarto guntoro
guntur guritno guruh gustaman gusti gustini habib habibah habibi habibullah hadi hadian hadiansyah hadianto hadiati
hadikusumo hadiningrat hadiningsih hadiprabowo hadisaputro hadisiswoyo hadisubroto hadisucipto hadisumarto hadisusilo
hadiwibowo hadiwijaya hadiwinoto hadiyanti hadiyanto hadiyono hafid hafidh hafidz hafiz haidar haikal hakam hakim halim
halimah halimatus hambali hambiyah hamdan hamdani hamid hamidah hamim hamka hamzah hana hanafi hanan handaka handari
handarini handayani handayanto handoko handono hanggoro hanif hanifah hapsari hapsoro harahap hardani hardi hardian
hardiansyah hardianti hardianto hardini hardiyanti hardiyanto hardjanto hardjo hardjono hari hariadi hariani harianto
harini haris harisman hariwibowo hariyadi hariyani hariyanti hariyanto hariyati hariyono harjanti harjanto harjito
harjo harjono harjuno harlina harmadi harmanto harmini harmoko harmono harnanto harni harningsih harsanti harsanto
harsini harso harsono hartadi hartaning hartanti hartanto hartati hartatik hartatiningsih hartini hartiningsih hartiwi
harto hartono hartoyo hartuti harun harwanti harwanto harwati haryadi haryani haryanti haryanto haryo haryoko haryono
hasan hasanah hasanudin hasbi hasbullah hasibuan hasim hasna hasnah hasti hastuti hastutik hasyim hatta hayati hayu
hendarti hendarto hendra hendrarto hendrasto hendrawan hendrawati hendri hendriana hendrianto hendro hendroyono heni
hening henny heri herianto heriawan heriyadi heriyanto heriyono herlambang herlan herlangga herlina herlinawati
hermansyah hermanto hermastuti hermawati hermiati hermin hermina hermini hermiyati hermono hernawan hernawati herni
herning hernowo herowati heru herudin herutomo herwanto herwati herwin heryana heryanto heryati heryawan hesti
hestiningsih hida hidayah hidayat hidayati hidayatul hidayatullah hidayatulloh hikmah hikmat hikmatul hikmawati hilman
hilmi himawan huda husain husein husen husna husni husnul husodo hutabarat hutagalung hutapea hutomo i ibnu ibrahim
ibrohim ichsan ichwan ida idayanti idham idris ifah iffah igbal ignasius ihsan ihwan iin ika ikawati ikhsan ikhwan
ikhwanudin ilham ilhamsyah ilyas ima imam imamah iman imaniar imanudin imawan imron inayah inayati indah indahwati
indarti indarto indaryani indaryanti indaryanto indaryati indra indradi indraswari indrati indrawan indrawati indrayana
indrayani indri indriana indriani indriasari indriastuti indriati indriyani indriyanti indriyanto indriyati ineke
inggit intan inten ira irawan irawati irene irfan irham iriana irianto irma irman irmawan irmawati irna irsyad irwan
irwansyah irwanto iryanti isa isabella isdiyanti isdiyanto isfandiari ishak ismail ismanto ismawan ismawati ismiyanto
ismiyati ismoyo ismu ismunandar ismuni isna isnaeni isnaini isnandar isnanto isnarti isnawan isnawati isnen isni isnu
isroi isti istiadi istianah istianto istiarini istikhomah istikomah istini istiqomah istiyah istiyani istiyanto
istiyono iswadi iswandi iswanti iswanto iswari iswati iswinarno iswinarti ita iwan iwuk jabar jaelani jaenal jaenudin
jafar jailani jajang jaka jalal jalu jaludin jamal jamaludin jamhari jamhuri jamil jamilah janah jarot jarwo jarwoto
jasmani jasmin jati jatiningsih jatmiko jatmikowati jauhari jaya jayadi jayadiningrat jayakusuma jayanti jayusman
jazuli jefri jihan johan johanes johannes johar johari joko jono joyokusumo juanda juang juhari julaeha juli julia
julianti julianto juliati juliyanti juliyanto jumadi jumaidi jumali jumanah jumarno jumiati jumini juminten jumiyati
junaedi junaidi juni junianto juniarti juniarto juniati jupri jupriyanto juremi juwadi juwanto juwari juwariyah juwarni
juwita kadarisman kadarwati kadaryati kadek kahar kamal kamaludin kamil kamilah kandar karim karimah karmila karna
karno karnoto karo karsini karso karsono kartanegara kartika kartikawati kartiko kartini kartono karunia karyadi
karyanto karyati karyono kasan kasanah kasdi kasiati kasih kasim kasino kasiyanto kasiyati kasiyem kasman kasmari
kasmin kasmini kasmiyati kasno kastari kasturi kaswadi kaswati katrin kaunang kautsar kencana kencanasari kertonegoro
ketut khabib khadijah khaerudin khaerul khafid khairani khairiyah khairudin khairul khairunnisa khakim khalid khalifah
khalimah khamid khamim khanifah khasanah khayati khoeriyah khoerudin khoiri khoiriyah khoirul khoirunnisa kholid
kholidah kholidin kholifah kholik kholil kholis kholisoh khomariyah khomsatun khomsiyah khotijah khotimah khumaeroh
khumaidah khumaidi khusna khusni khusnul kiki kiswandi kiswanto kiswati komang komar komariah komariyah komarudin
kosasih kresna kresno kridanto kris krisdianto krisdiyanto krisna krisnadi krisnanda krisnawan krisnawati kristanti
kristanto kristiana kristiani kristianto kristin kristina kristiyanti kristiyanto kristiyono kukuh kuncahyo kuncoro
kuncorowati kuntadi kuntari kuntarti kuntarto kuntjoro kunto kuntoro kuntowati kurnia kurniadi kurniasari kurniasih
kurniati kurniawan kurniawati kurniyanto kurniyati kusairi kusbandi kusbandiyah kusbandono kusdarmadi kusdaryanti
kusdaryono kusdiantoro kusdiyanto kushandoko kushariyadi kushartati kushartono kusharyati kusmanto kusmawati kusmiyati
kusmono kusnadi kusnan kusnandar kusnanto kusni kusniyati kusno kusrini kusriyanto kustanti kustanto kustini kustiwi
kustiyah kustiyono kustono kusuma kusumadilaga kusumadinata kusumaningrum kusumastuti kusumawati kusumo kusumobroto
kusumodewi kusumonegoro kuswandi kuswandono kuswanti kuswara kuswarini kuswati kuswoyo la laela laely laila lailatul
laili laksana laksmana laksmi laksono lambang lanang lanjar laras larasati lasiman lasimin lasiyah lasmini lasmono
lastari lastri latif latifah latiful latuconsina lazuardi lediana leimena lekatompessy leli lely lena leni leny leo
leonardus lesmana lestanto lestari lestariyanti lestariyanto lestiyani lia liana lianawati lies likhatun lilik lilis
lily lina linda lindawati lintang lisa listiana listianto listiarini listiyani listiyanti listyaningrum listyaningsih
listyo listyorini listyowati lubis lucia luh luhur lukas lukita lukman lukmanto lukmono lulu lulus lumban lumbantobing
lumentut luqman lusi lusia lusiana lusiani lusyana lutfi lutfiah lutfiana lutfiyah luthfi lydia machfud machmud made
madya mahanani maharani mahardhika mahardika mahasin mahdi mahendra mahfud mahfudin mahfudz mahmud mahmudah mahmudi
mahmudin maimun maimunah maisaroh makhmud makhrus maksum malik mamat manalu mandagi mandala mangkoe mangku mangkubumi
mangkunegara mangunkusumo mangunwijaya manik mansur mansyur manto manurung mardani mardi mardian mardiana mardiati
mardika mardiko mardiman mardini mardiono mardiyah mardjono marfuah margareta margaretha margaretta margi margiono
margiyanti margiyanto margiyono margo margono maria mariadi mariana mariani maridi marina mariya mariyah mariyana
mariyani mariyanto mariyati mariyono markus marliana marlina marmini marni marniati marno maroto marpaung marpuah
marsini marsiyah marsiyati marsono marta martanti martanto martha marthen martini martiningsih martinus marto
martoatmojo martodihardjo martodiharjo martono martosuwignyo martoyo marwan marwanto marwati marwoto marya maryadi
maryani maryanti maryanto maryati maryatun maryono maryoto maryunani marzuki masduki masfufah masitoh maskur maskuri
maslahah maslikhah masngudi masngut masrifah masrochah masrukhin masruri masruroh mastur mastuti masyhudi masyitoh
masykur masykuri matondang matsani matulessy maulana maulida maulidah maulidya maulina maya mayasari mega megawati mei
meilani meiliana meilina melani melati melia meliana melinda menik mentari meri merry mery meta metty mia miftah
miftahudin miftakhudin miftakhul miftakhur mila mimi miming mina minarni minarsih mira mirah miranda mirna mirza misbah
misbahudin misbahul misbakhudin misbakhul misdi miskam mislam misno misran misriyah mita mochamad mochammad mochtar
moechtar mohamad mohammad mohtar mohtarom muamar muarif muarifah mubarak mubarok mubin muchamad muchammad muchlas
muchlis muchlisin muchlisoh muchsin muchson muchtar muchtarom mudakir mudasir mudhofir mudiyono mudjiono mudrikah mufid
mufidah mufrodi mugi mugiarti mugiono mugiyanto mugiyati mugiyono mugni muhadi muhaimin muhajir muhajirin muhamad
muhammad muhani muharom muharrom muhdi muhidin muhlas muhlis muhlisin muhsin muhson muhtadi muhtar muhtarom muinah
mujahid mujahidin mujaidi mujayanah mujayin mujazin muji mujiati mujib mujiburrohman mujiman mujinah mujini mujino
mujiono mujirah mujito mujiyanti mujiyanto mujiyati mujiyem mujiyono mukaromah mukhamad mukhammad mukharom mukhlas
mukhlis mukhlisin mukhsin mukhtar mukhtarom mukhyidin mukidi mukmin mukodimah mukson mukti muktiani muktiono mulat
mulatsih mulia muliana mulianto muliawan mulkan mulya mulyana mulyani mulyaningrum mulyaningsih mulyanto mulyati
mulyatiningsih mulyatno mulyawan mulyo mulyoko mulyono mulyoto mumtaz munadi munafiah munajah munajat munandar munanto
munarso munarti munasir munawar munawaroh munawir mundakir munib munif munifah munip munir muniroh murdani murdiana
murdianto murdiati murdiono murdiyah murdiyanto murdiyono murdoko murhadi murjani murjiyanto murni murniasih murniati
murningsih murniwati murniyati murod mursalim mursid mursidah mursidi mursiti mursito murtadho murtadlo murtado
murtafiah murti murtiati murtini murtiningsih murtiyani murtiyono murtono murtopo murwani murwanti murwanto murwati
muryani muryanti muryanto muryati muryono musa musafak musaroh musbikhin musfiroh musholi muslih muslikah muslikh
muslikhah muslim muslimah muslimin musrifah musrifin mustafa mustain mustakim mustangin mustaqim musthofa mustika
mustikaningrum mustikaningsih mustikawati mustofa mustolih musyafak musyarofah mutaqin mutia mutiara mutmainah muttaqin
muzaki muzakki muzayanah muzayin muzdalifah nabila nabilah nadhiroh nadia nafis nafisah nafsiah nahar nahrowi
nainggolan najib najibah najmudin nana nanang nanda nandang nani nanik naning nanto napitupulu narendra naresti narimo
narni narsih narso narto narulita naryanto naryati naryono nashir nashori nashrullah nasihah nasihin nasikah nasikhah
nasikhin nasikin nasir nasirin nasirudin nasokha nasrodin nasrudin nasrul nasrullah nastiti nasution natakusuma natalia
natanegara natsir naufal nawang nawangsari nawangwulan nawawi neneng neni nenny ngurah ni nia niken niko nila nilam
nilasari nimas nina ninda nindya ningrum ningsih ningtyas ninik nining nirmala nirwana nisa nisak nita niti notoatmodjo
notonegoro novan novanda novarina novela novi novia noviana noviani noviansyah noviant noviantari novianti novianto
noviar novika novita novitaningrum novitasari noviyanti noviyanto nugraha nugrahani nugrahaningsih nugrahanto nugraheni
nunik nuning nunuk nunung nur nuraeni nuraini nurani nuraningsih nurazizah nurbaiti nurbaya nurcahya nurcahyani
nurcahyanti nurcahyanto nurcahyo nurcahyono nurdiana nurdiansyah nurdin nurdiyanto nurfadilah nurfaizah nurfitri
nurhadi nurhadiyanto nurhalimah nurhamid nurharyanti nurhasan nurhasanah nurhasim nurhayani nurhayati nurhidayat
nurhidayati nuri nuridin nurika nurikah nuritasari nurjaman nurjanah nurjannah nurkhamid nurkhasanah nurkhayati
nurkhikmah nurkholik nurkholis nurlaela nurlaila nurlaili nurlela nurlina nurlita nurmala nurmalasari nurman nurmansyah
nurmayanti nurngaeni nurohmah nurrochman nurrohmah nurrohman nurrokhman nursalim nursanti nursanto nursasi nursehah
nurseto nursiti nursiyah nursodik nursyamsi nurtanti nurtanto nurtjahjanti nurul nurulita nurwahid nurwahyuni nurwanti
nurwanto nurwati nurwidayati nurwidodo nurwijayanti nurwulan nuryadi nuryana nuryani nuryanti nuryanto nuryati nuryono
nyoman ode oktaria oktavia oktaviana oktaviani oktavianto oktaviyani oktiana oktora olivia ony otong pada padma
padmaningrum padmawati padmi padmo pakpahan pambudi pambudiarto pamela pamuji pamungkas panca pancawati pandu pane
pangaribuan pangestu pangestuti panggalih panggih pangkey panjaitan panuju panular parapat pardede pardi pardiman
pardiyanto pardiyono pariyah pariyanto pariyati pariyem parjiyono parjo parjono parmadi parman parmanto parmi parmin
parmono parni parno parsini parsono parta partana partinah partini partiningsih partiyah partiyani parto partodiharjo
partono partowiyoto parwanto parwati parwito parwono parwoto paryadi paryanti paryanto paryati paryono paryoto pasaribu
pascal patimah patmawati patmi patria pattimura pattinama paulina paulus pebriyanti permadi permana permanasari permata
permatasari pertiwi perwira perwitasari petrus pinasti pipit poerwanto poerwati pohan ponidi ponijan poniman ponimin
ponirah poniran poniti poniyem prabandari prabantoro prabawa prabawati prabowo prabudi pradana pradani pradipta pradita
pradiyanto pradopo prahara praharani prahasto prahesti prajaka prajanto prajitno prajoko prakarsa prakasa prakasiwi
prakosa prakoso praktikno pramana pramesthi pramesti pramestuti prameswari pramita pramitasari pramitha pramodya
pramoedya pramudita pramudiyanto pramudji pramudya pramuji pramukti pramuntadi pramusinto pranadi pranajaya prananda
prananingrum prananto pranata pranatakusuma pranawa pranoto pranowo prapti praptini praptiningsih praptiwi prapto
praptono prasaja prasanti prasasti prasetia prasetiani prasetianto prasetiawan prasetiono prasetiyo prasetya prasetyani
prasetyo prasetyono prasojo prastiti prastiwi prastowo prastyawan prastyo prasusila pratama pratami pratignyo pratika
pratikno pratiknyo prativi pratiwi pratiwiningsih pratomo pratomoadi pratondo pratopo pratya prawata prawira prawiro
prawirodirjo prawirohardjo prawironegoro prawisno prawito praworo prawoto prayekti prayitno prayoga prayogi prayogo
prayuda prayudha prayudi prayuningsih prehantoro prestiani pri priadi priambada priambodo priamono priandono priangga
prianggoro priantini prianto priantono priatin priatmaja priatmoko priatna priatno prihandini prihandoko prihandono
prihantini prihantono prihati prihatini prihatna prihatno prihatono prijanto prijatmoko prijono prima primadani primadi
primandari primanita primasari primastuti pringgo prio priono priscilla pristiani pristiwanto priswanto pritanti
priwahyuni priyadi priyana priyandoko priyani priyanto priyati priyatin priyatna priyatno priyatun priyo priyohadi
priyoko priyono priyosusilo probo probowati prodjo puguh puji pujiana pujiani pujianti pujianto pujiarti pujiarto
pujiasih pujiastuti pujiati pujihartini pujiharto pujihastuti pujilestari pujiono pujirahayu pujiwati pujiyanti
pujiyanto pujiyati pujiyono pujo pujono pujowati pulungan punjul purba purbandari purbani purbaningrum purbasari purbo
purbonegoro purbowati purboyo purdiyanto purdiyati purnama purnamasari purnamawati purnami purnaningrum purnaningsih
purnawan purnawati purnawirawan purnomo purnomosidi purnomowati purwa purwadi purwana purwandari purwandi purwani
purwanti purwanto purwasih purwati purwidi purwita purwitasari purwito purwo purwohadi purwono purwosusilo purwoto
purwowidodo purwowiyoto puryadi puryani puryanti puryanto puryati puryono puspa puspaningrum puspaningsih puspasari
puspawati puspita puspitadewi puspitaningrum puspitaningsih puspitarini puspitasari puspitawati puspitowati puspo
pustika putera putra putranto putri putriana putriani putrianti putro putu putut qodir qomar qomariah qomariyah
qomarudin qoriah qosim qurrota rachma rachmad rachman rachmat rachmawan rachmawati raden radian radita raditya rahardi
rahardian rahardjo rahardjono raharja raharjo raharni rahartati rahayu rahayuningsih rahma rahmad rahmadi rahmah rahman
rahmani rahmania rahmanto rahmat rahmawan rahmi rahmiati raihan rajagukguk raka raksono rama ramadan ramadani ramadhan
ramadhani ramdani ramdhan ramelan ramlan ramli rangga rangkuti rani ranto rasid rasidi rasikin rasiman rasimin rasjid
rasmini rasmono rasno rastri rasyid ratih ratmi ratmiyati ratmoko ratna ratnani ratnasari ratnawati ratno ratri reksa
reksohadiprojo reksonegoro rena rendi rendra reni renny reny resa resi resmi resmiyanto resmiyati resti restiana restu
retna retnani retnaning retnaningrum retnaningsih retnaningtyas retnasari retno retnosari retnowati revita reza ria
riana riani rianto riastuti ribut ridho ridlo ridwan rifa rifai rifan rifki rifqi rika rina rinaldi rinawati rindang
rini riningsih rinjani rintis rinto rintoko rio risa risalah risang risdiyanti risdiyanto riska risky risma rismanto
rismawan rismawati rismiati rismiyati riswandi riswanto riswati riswiyanto rita ritonga riyadi riyadin riyana riyani
riyanta riyanti riyanto riyatmi riyatno riyono riza rizal rizka rizki rizky rizqi robani robbani robby robert robi
robiah robiatul robingah rochanah rochani rochayati rochim rochimah rochmad rochmah rochman rochmani rochmat rochmawati
rodiah rodiyah rofiah rofii rofik rofikoh rofiq rofiqoh rohadi rohaeni rohaini rohana rohanah rohani rohaniah rohayani
rohayati rohedi rohidin rohim rohimah rohmad rohmadi rohmah rohman rohmani rohmat rohmatul rohmawati rohmiati rohmiyati
rois roisah rojali rokhani rokhayah rokhayati rokhim rokhimah rokhmad rokhmah rokhman rokhmat rokhmawati rokhyati roma
romadhon romadhoni romadlon romlah romli roni ronny rosa rosalia rosalina rosana rosdiana rosdiyanto rosiana rosid
rosidah rosidi rosidin rosita roswati rosyada rosyid rosyidah rosyidi royani rozak rozi rubiyanti rubiyanto rubiyati
rubiyo rudi rudianto rudini rudiono rudito rudiyanto rudy rukayah rukhayati rukiyah rukmana rukmanto rukmawati rukminah
rukmini rukmiyati rukmono ruliana rumanto rumapea rumdani rumengan rumiati rumini rumiyanto rumiyati rumondang
runtuwene ruqoyah rusdi rusdiana rusdianto rusdiyanto rusdiyono rusiana rusiyanti rusiyanto rusiyati rusman rusmana
rusmanaji rusmanto rusmawan rusmawati rusmiati rusminah rusmini rusmiyanti rusmiyanto rusmono rustam rustamaji rustami
rustanto rustini rustiningsih rustiyah rustiyanto rustono ruswandi ruswanti ruswanto ruswati ruswidiyanto ruswiyati
ruswono ruth rutin ruwiyati ruyati saad saadah sabar sabariah sabarudin sabdono sabri sabrina sachri sadewa sadewo
sadikin sadikun sadiman sadimin sadino sadiyah sadiyo sadiyono saefudin saeful saefulloh saekhu saepudin saerah saerozi
safaat safangat safari safarina safarudin safitri safri safrudin sahetapy sahid sahir sahlan sahri sahrul sahuri said
saidah saidi saifuddin saifudin saiful saifulloh saiman saimin saini sairin sakdiyah sakinah sakirin sakti salam
salamah salamun saleh salekhah salim salimah salimin salma salman salmiyah salsabila saman samanhudi samdani samhadi
samiaji samiasih samidi samijan samijo samin samina samini samino samiran samirin samiyati samiyem samiyono samosir
sampurna sampurno samsi samsiyah samsiyatun samsu samsudi samsudin samsul samsulhadi samsuri samuel sandhi sandi
sandiyono sandra sangadah sangaji sangidah sani sanjaya sanmuhadi sanoto sansan santi santika santosa santoso sanusi
sanyoto saodah sapardi sapari saparjo saparno saparwadi saparyono saptadi saptana saptani saptaningrum saptaningsih
saptaningtyas saptanto saptari saptarini saptawati saptini saptiningsih saptiwi sapto saptoadi saptomo saptono
saptorini saptowati saputra saputri saputro saragih sarah saraswati sardi sardiman sardiyo sardjono sari sariah saridin
sarijan sariman sarimin sarimun sarinah sarino saripah saripudin saritomo sariyanti sariyanto sariyati sariyem sariyo
sariyono sarjan sarjana sarjaya sarjiman sarjito sarjiyah sarjiyanto sarjiyati sarjiyem sarjiyo sarjiyono sarjo sarjoko
sarjono sarjuni sarkam sarkawi sarlan sarman sarmanto sarmi sarmidi sarmin sarmini sarmono sarno sarpan sarpin sarsito
sarsono sartana sartika sartini sartiyah sarto sartono saruji sarwan sarwani sarwanto sarwendah sarwi sarwiati sarwidi
sarwiji sarwini sarwiyati sarwo sarwoko sarwono sarworini sarwosri saryanta saryanti saryanto saryati saryo saryono
saryoto sasanti sasmita sasmito sasongko sasono sasrokusumo sastra sastranegara sastrawan sastri sastro sastroamidjojo
sastroatmojo sastrodiharjo sastrosuwignyo sastrowardoyo satim satimin satinah satini satino satiran satiyah satiyem
satmoko satria satriani satriawan satrio satriyo satriyono satya satyani satyawan satyawati satyo saudah sawabi sawal
sawiji sawitri sawiyah sawiyono sayekti sayidah sayoga sayogo sayuti sebastianus sekar sekarningsih sekarsari
sekarwangi selamet selly selvi selviana sembiring semedi semi sena seno senoadji senoaji septa septi septian septiana
septiani septiano septianto septiawan septiyani septiyanto septiyono seta setia setiabudi setiadi setiadji setiaji
setiana setiani setianto setiasih setiawan setijanto setijono setio setiono setiorini setiowati setiyadi setiyani
setiyanto setiyo setiyono seto setya setyadi setyaji setyana setyani setyanto setyarso setyarti setyasih setyawan setyo
setyoaji setyobudhi setyobudi setyohadi setyoko setyono setyorini setyoutomo setyowibowo shinta shodik sholeh sholeha
sholekah sholichin sholihah sholihin sholihun sholikah sholikhah sholikhin siagian siahaan sianturi sidharta sidik
sidiq sidqi sigit sihombing sihono sihotang silaban silalahi silva silvi silvia simanjuntak simarmata simatupang
simbolon simon sinaga sinambela sindhu singadimeja sinta siregar siska siskawati siskiyati siswadi siswahyudi
siswandari siswandi siswanta siswanti siswantini siswanto siswarini siswati siswi siswidiyanto siswiyanti siswiyati
siswo siswoko siswomiharjo siswondo siswono sitanggang siti sitimaryam sitohang sitompul sitorus sitti situmorang siwi
siyamsih siyamto slamet sobari sobirin sobri sodik sodikin sodikun sodiq sofa sofan sofi sofia sofian sofiana sofiani
sofiatun sofiyan sofwan sofyan sohib soim sojuangon soleh solekah soleman solichah solichin solihah solihatun solihin
solikah solikhah solikhin solikhun solikin solikun sondakh sonhaji sony sopan sopandi sopari sopian sopiyah sopiyan
sopyan soraya sosrodiningrat sri sriatmi sriatmoko sriatun srihandayani srihartati srihartini sriharyanti srihayati
srikanah srikandi sriminarti srimulyani srimurni srinarti srinawati srini sriningsih sriono sripuji sripujiati
srirahayu sristanto srisuharti srisumarni sriwahyuni sriwahyuningsih sriwati sriwidayati sriwidodo sriwigati sriwiyanti
sriwiyati sriyana sriyani sriyanta sriyanti sriyanto sriyati sriyatmi sriyatun sriyono stefani stefanus stephanus suadi
suaib suardi suarni suarsih suarsono suarti suasti subadri subagio subagiyo subagja subakat subakir subakti subali
subandi subandiyo subandono subandrio subardi subardjo subari subarini subarjo subarkah subarman subarno subawa
subechan subejo subekan subekhan subekti subena subhan subhi subianto subiantoro subiarso subiarti subibyo subidyo
subijanto subiyakto subiyanti subiyantini subiyanto subiyantoro subiyarti subiyati subiyo subiyono subkhan subowo
subronto subroto subuh subur suburianto sucahya sucahyo sucahyono suci suciani sucianti suciati sucihati
sucihatiningsih sucipno suciptaningsih sucipto suciptoadi suciwati sudadi sudadiyo sudarba sudardi sudargo sudarji
sudarjo sudarko sudarmi sudarmo sudarno sudarsi sudewo sudhiono sudiana sudianto sudiardi sudiarti sudiarto sudiati
sudibyo sudigdo sudiman sudimin sudin sudinar sudir sudirja sudirman sudiro sudiryo sudiyah sudiyana sudiyati sudiyo
sudjadi sudjana sudjarno sudjarwadi sudjarwo sudjatmiko sudjiman sudjito sudjiwo sudjono sudomo sudradjat sudrajat
sufyan sugandi sugandini sugeng sugesti sugi sugiana sugianto sugiarso sugiarti sugiarto sugiasih sugijono sugimin
sugimo sugina sugino suginoto sugiono sugirah sugiran sugiri sugiro sugito sugiyem sugiyo suhada suhadi suhaemi suhaeni
suhaeri suhaimi suhairi suhana suhanda suhandi suhandono suharbi suhardi suhari suharjo suharko suharli suharmi suharna
suharni suharno suhendar suhendi suhendra suhendri suhendro suheri suherlan suherman suhermanto suhermi suhermin
suhermini suhermono suherni suherno suheti suhodo suhono suhud sujadi sujadmiko sujai sujak sujana sujanto sujarah
sujarno sujarwadi sujarwati sujarwo sujarwoko sujasmin sujati sujatini sujatmi sujatmika sujatmiko sujatmo sujatmoko
sujatno sujendro sujianto sujiati sujijono sujilah sujiman sujimin sujinah sujini sujino sujiono sujirah sujiran
sujirin sujita sujiti sujito sujiwo sujiyah sujiyat sujiyem sujiyo sujoko sujono sujoto sujud sujudi sukadar sukadi
sukaeni sukamdi sukamta sukamti sukamto sukana sukandi sukanti sukanto sukarah sukarba sukardi sukari sukarja sukarji
sukarjo sukarmi sukarna sukarni sukemi sukendar sukendro sukengsih sukesi sukesih sukesti sukhedi sukiani sukidi
sukidjo sukijan sukijo sukilah sukiman sukimin sukimto sukinah sukini sukino sukir sukirah sukiran sukirdi sukirin
sukirjo sukirna sukis sukiyo sukma sukmana sukmaningrum sukmaningsih sukmaningtyas sukmanto sukmarini sukmawan
sukmawati sukmayanti sukmono sukoco sukodi sukojo sukono sukotjo sukoyo sukresno sukrisno sukristanto sukristiani
sukrisyanto sukriyanto sukriyati sukur suladi sulaeman sulaiman sulami sulamto sulardi sularjo sularmi sularni sularno
sularsih sularso sularti sularto sularyo sulasih sulasmi sulasno sulastin sulastri sulastyo sulchan sulemi sulhan
suliah sulianto suliarti suliarto suliati sulikah sulikhah sulimah sulimin sulini sulis sulistio sulistya sulistyo
sulityo suliyah suliyan suliyani suliyati suliyem suliyo suljari sulkhan sulton sultoni suma sumadi sumadya sumaji
sumali suman sumanah sumanti sumanto sumantri sumar sumarah sumardi sumari sumaris sumarji sumarjo sumarko sumarmi
sumarmo sumasno sumber sumedi sumeh sumekar sumendro sumeri sumi sumiah sumiani sumiati sumidah sumidi sumijan sumilah
suminah suminar sumini suminto sumirah sumiran sumirat sumirin sumitro sumiwi sumiyah sumiyem sumiyo sumodiharjo
sumodiningrat sumono sumpeno sumpono sumringah sunandar sunandi sunanto sunar sunarah sunardi sunari sunarji sunarjo
sunarko sunarmi sunarmo sunarni sundari sundariyah sundaru sundoro sundoyo sungadi sungadiyanto sungatmi sungatno
sungeb sunggoro sungkawa sungkono suniarti suningrum suningsih sunoko sunoto sunu sunyoto supadi supadmi supadmo supana
supandi supanti supanto supar suparba supardi supari suparis suparji suparjo suparli suparmi suparmo supatma supatmi
supatmo supatno supeni supeno superti supeti supi supiah supiani supiati supii supinah supini supit supiyah supiyan
supiyani supiyanto supiyati supomo suponco suponijan suponiman suponjo supono supoyo supra supraba supradi suprapta
suprapti suprapto suprat suprayadi suprayoga suprayogi supri supriadi supriana suprianto supriati suprihati suprijadi
suprijati supriono supriyo supyan suradal suradi suradji suraji surami suramin suramto surana surani suranta suranti
suranto surasa surasmi surasno suraso surati suratin suratmi suratmo suratna surdi surdiyanto surenggono surharyanto
suria suriadi suriani surianto suriati surini surip suripah suripno suripti suripto surisman suriyadi suriyah suriyani
suriyanti suriyanto suriyati suriyatmi suriyatno suriyono surjadi surjani surjanto surjo surjono surjoto surodilogo
suroso suroto surowo suroyo surtinah surtini surtiningsih surtiyah surtiyani surtono surtoyo suryadi suryana suryani
suryanta suryanti suryanto suryati suryatin suryatma suryatmi suryo suryoadi suryobroto suryohadi suryokusumo suryono
suryopranoto suryoputro suryoto suryowati susana susandi susani susanta susanti susantini susanto susantoro susatya
susatyo susdarwati susdianto susdiyanto susdiyono susena suseni suseno susetiyanto susetya susetyaningsih susetyo
susetyorini susetyowati sushartini susi susiadi susiana susiani susianti susianto susiati susiawan susila susilarto
susilia susilih susiloadi susiswo susiwi susiyah susiyani susiyanti susiyati susiyem susiyo susmanto susmawati susmiati
susmiyanto susmiyati susmono sustini sustiwi sustiyah sustiyani sustiyono suswandi suswanti suswanto suswantoro
suswardani suswardoyo suswati suswito suswiyanti suswiyanto susworo suswoyo susyana susyani susyanti susyanto susyati
susylawati sutadi sutaji sutaman sutami sutan sutana sutanta sutanti sutanto sutar sutardi sutari sutaria sutarip
sutarja sutarji sutarjo sutarka sutarmi sutasmi sutawi sutedi sutedja sutedjo sutejo suteng suteni suteno suti sutiah
sutikah sutikno sutilah sutimah sutiman sutimin sutinah sutini sutino sutirah sutiran sutirin sutirta sutirto sutisna
sutisno sutiyah sutiyem sutiyo sutjahjo sutjiati sutjipto sutomo sutono sutopo sutowo sutoyo sutresna sutresno sutri
sutriani sutriati sutrima sutrimah sutriman sutrimo sutrinah sutrini sutrisna sutyastuti suwadi suwadji suwaji suwalji
suwanda suwandi suwanta suwanti suwanto suwarda suwardi suwari suwarih suwarji suwarjo suwarko suwarmi suwarna suwarni
suwasih suwatmi suwelo suwenda suwendi suwendo suwendro suwidi suwidiyanto suwignyo suwija suwiji suwijo suwita
suwitnyo suwito suwitri suwiyadi suwiyanta suwiyanto suwiyati suwiyo suwiyono suwoko suwolo suwondo suwono suworo
suwoto suyadi suyahmi suyahmo suyamdi suyami suyamto suyana suyani suyanta suyanti suyanto suyarno suyarso suyarti
suyarto suyasa suyatin suyatmi suyatmo suyatna suyatni suyekti suyitman suyitmi suyitni suyitno suyitnowati suyono
suyoso suyoto suyud suyudi suyuti syaefudin syaeful syafaat syafii syafiq syafitri syafrudin syahid syahputra syahrial
syahril syahrir syahroni syahrul syaifudin syaiful syakir syakirin syakur syam syamsi syamsiah syamsiyah syamsu
syamsudin syamsul syamsuri syarif syarifah syarifudin syawal syukron syukur tabah tabriyanto tabroni tadjudin tafrikhan
tahir tajudin tamam tamami taman tambunan tampubolon tamrin tamsir tanjung tanti tanto tantowi tantri tantyo tarigan
tarikhah tarmidi tarminah tarmini tarminto tarmizi tarmono tarmudi tarmuji tarni tarno tarsini tarsito tarsiwan tarso
tarsono tarti tartono tarwati tarwiyah tarwono tarwoto taryadi taryana taryani taryanto taryati taryo taryono tasdik
taslim tasliyah tasrifah tasrip tasripin tasrun tasyakur tata tatang tati tatik taufan taufik taufikurrohman taufiq
taufiqurrohman tauhid tauhida tedi tedjo tegar teguh teja tejaningsih tejo tejowati tengku teuku thamrin theresia thoha
thohari thohir thoif thomas thontowi tia tiara tias tika tikno timbul timur tin tina tini tintin tirta tirtakusuma
tirtana tirto tirtoadisuryo tirtonegoro tisna titi titiek titik titin titis titisari tiwi tiyas tiyono tjahjanto
tjahjono tjahyo tjahyono tjandra tjatur tjiptadi tjipto tjokro tobing toha tohari tohir tohirin tolib tomi tommy toni
tono tony topan topik toto totok toyib toyo tri triadi triaji triana triani trianingsih trianto triantoro triasih
triastuti triatmaja triatmoko tribowo tribudi tribudiarto tricahyo tricahyono tridiyanto tridjoko trihananto trihandoko
trihantoro triharjono triharso trihartati trihartono triharyono trihastuti trihatmoko trihono trijaka trijoko trijono
trikuncoro trikusuma trilaksana trilaksono trilestari trimah triman trimanto trimo trimono trimulyani trimulyono
trimurti trimurtini trina tringatun triningsih trinovita trinugroho trinurhadi trioko triono tripranoto triprasetyo
tripuji tripujiati triputranto trirahayu trirahmawati trisakti trisanti trisanto trisetyo trisila trisilo trisiwi
trisna trisnadi trisnani trisnanto trisnawan trisni trisniati trisno trisnoyo trisula trisulo trisunu trisusilo
triswati triutami triutomo triwahyono triwahyudi triwahyuni triwanti triwanto triwarno triwati triwibowo triwidayati
triwidodo triwidyastuti triwijaya triwijayanti triwinarni triwinarsih triwisnu triworo triwulan triwulandari triyadi
triyana triyani triyanta triyanti triyanto triyas triyati triyatmi triyatno triyo triyogo triyoko triyono triyoto
triyuwono trubus tuasikal tubagus tuerah tugiman tugimin tugino tugiran tugirin tugiyanto tugiyatno tugiyem tugiyo
tugiyono tukijan tukijo tukilan tukiman tukimin tukinah tukini tukino tukiran tukirin tukiyah tukiyat tukiyem tukiyo
tukul tulus tumadi tumar tumardi tumarno tumewu tumidi tumijan tumijo tumilah tuminah tumini tumino tumiran tumirin
tumisih tumisri tumiyati tumiyem tumiyo tumpal tunggal tunggul tunjung turah turahmi turasih turasman turasno turiman
turinah turini turino turip turis turisno turistiyati turiyah turiyanto turmini turmiyati turmono turmudi turmudzi
turrohmah tursilo tursiman tursinah tursini tursino tursiwi tursiyah tursiyati turwanto turwiyati turyadi turyani
turyanto turyati turyono tusiman tusiyah tuslam tuti tutik tutur tutut tuwarno tuwuh tyas tyasning tyastuti ubaidah
ubaidillah udin udiyanto udiyono ufi ulfa ulfah ulfatun ulin ulinnuha ulul ulum umam umar umaroh umaryadi umi umiati
umihanik umiyati ummi ummu umriyah unarto unggul untari untarti untarto untoro untung upik urip uripno uripto usman
usnawi ustadi uswatun utama utami utaminingrum utaminingsih utari utaryo utik utiyah utomo utoro utoyo vera veronica
veronika via victor vidya vika viktor vina vincentius vinsensius vita vitri vivi vivin wa wachid wachidah wachidin
wachyudi wachyuni wadiyo wadiyono wagiman wagimin wagino wagirah wagiran wagito wagiyah wagiyanto wagiyati wagiyem
wagiyo wagiyono wahab waharto wahdah wahid wahidah wahidin wahidun wahjono wahju wahjudi wahjuni wahono wahyana
wahyanti wahyanto wahyatmi wahyu wahyudi wahyudin wahyuhadi wahyuno wahyunto wahyuono wahyurini wahyutami wahyutomo
wakhid wakhidah wakhidatun wakhidin wakhidun wakhyudi wakhyuni wakijan wakijo wakiman wakimin wakinah wakino wakiran
wakirin wakiyem wakiyo walidi walijo waliman walimin walinah walino waliyah waliyanto waliyem waliyo waliyono walujo
waluyo waluyoadi waluyojati waluyono walyono wana wanda wandi wandiro wangsadinata wangsadipura waningsih wanito
wanodya wanti wanto warda wardana wardani wardaningsih wardanto wardhana wardhani wardi wardiman wardinah wardiono
wardiyah wardiyanto wardiyati wardiyo wardiyono wardjito wardjo wardojo wardono wardoyo wargito wargono wariah waridi
warih waris warisman warisni warisno waristi waristo warji warjinah warjito warjiyanto warjiyem warjiyo warjiyono warjo
warjono warkam warkim warman warmi warmin warmini warmono warni warniati warningsih warniti warno warnoto warsana warsi
warsidi warsih warsijan warsilah warsini warsino warsiti warsito warsiyo warso warsono warsoyo warsudi warta wartam
warti wartinah wartini wartiningsih wartiyah warto wartono wartoyo warudin warun warwanto warwin waryadi waryani
waryanti waryanto waryati waryo waryono waryoto wasana wasdi wasgito wasi wasiati wasidah wasidi wasih wasijan wasijo
wasikin wasilah wasiman wasimin wasinah wasino wasiran wasirin wasis wasista wasisto wasito wasiyah wasiyo waskita
waskitho waskito wasno waspada waspodo wasri wasriyah wasriyono wasrodi wastini wastiti wasto wastono wastoyo wastuti
wastutik wasudi waswanto waswati wati watik watini watiningsih watono watoyo wawan wayan wenas wenda wendi weni wening
wenny weny werdi werdiningsih werdoyo whisnu wibawa wibawanto wibawati wibowati wibowo wicaksono widada widadi widagda
widagdo widarjo widarsih widarso widarta widarti widartini widarto widarwati widaryati widaryono widasari widati widaya
widayaka widayani widayat widayati widha widhi widhiarso widhiarti widhiarto widhiastuti widhiyanto widhiyono widhodho
widhoyoko widi widiana widiani widianti widianto widiarso widiarta widiarti widiarto widiasih widiati widigdo widijono
widiono widita widiwati widiyana widiyani widiyati widiyo widiyono widjaja widjajanti widjajanto widjanarko widjanarto
widjaya widjayanti widjayanto widjojo widjono widjoyo widuri widya widyana widyani widyanta widyanti widyanto widyarso
widyarti widyas widyati widyo widyoko widyono widyorini widyowati wiganti wigati wigatiningsih wignyo wignyosubroto
wiguna wigunanto wigunati wigyo wihanto wihardi wihardjo wiharja wiharjo wiharno wiharso wiharti wiharto wihartono
wijanarka wijanarko wijanarti wijanarto wijang wijastuti wijatmiko wijatmoko wijaya wijayadi wijayakusuma wijayani
wijayaningrum wijayanti wijayanto wijayati wijayatmo wijayawati wiji wijiastuti wijiati wijihastuti wijil wijilestari
wijinarko wijiningsih wijiono wijirahayu wijiyanti wijiyanto wijiyati wijiyono wijonarko wijono wijoyo wikan
wikaningrum wikaningtyas wikanta wikantari wikanti wikantini wikanto wikantyasning wiknyo wiku wilandari wildan wili
wilis wiliyanto wiludjeng wilujeng wimbarti wimbo wimbowo winaldi winandar winandari winangsih winanti winanto winantu
winara winardi winarji winarjo winarko winarmi winarna winarni winarno winarsi winasis winata winati winawan winda
windari windarsih windartini windarto windaryanti windayani windha windi windiarti windiarto windiastuti windu windura
windy wingsih winiarti winih wining winingsih winito winoto winotoatmodjo winursita winursito wirabumi wirahadi
wirajaya wirana wiranata wirani wiranti wiranto wirasmi wirasno wirasti wirasto wirati wiratih wiratma wiratmi wiratmo
wiratna wiratni wiratno wirawan wirda wirdiyanto wirianto wirijanto wirjana wirjono wiro wirokusumo wirono wiroto
wirotomo wirun wiryadi wiryanta wiryanti wiryanto wiryatmi wiryatno wiryawan wiryo wiryono wiryosumarto wiryoto
wisanggeni wisda wisesa wiseso wishnu wisma wismaningsih wismantara wismanto wismarini wismawan wismawati wismayanti
wismi wismiati wismono wismoyo wisnandari wisnu wisnuadi wisnuaji wisnubroto wisnugroho wisnuhadi wisnumurti
wisnuwardana wisnuwardani wisnuwardhana wiswanto wiswati wita witanto witari witaryo witasari witdiyanto witi witjahjo
witjaksono witno witnyo witono witoyo witri witriani witriastuti witriyani witular witya wiwaha wiwara wiweko wiwi
wiwid wiwiek wiwien wiwik wiwin wiwit wiwita wiwoho wiyadi wiyana wiyani wiyanta wiyanti wiyanto wiyarni wiyarno
wiyarsi wiyarso wiyarti wiyarto wiyasa wiyata wiyati wiyatin wiyatmi wiyatna wiyatni wiyatno wiyatun wiyogo wiyojo
wiyoko wiyono wiyosa wiyoso wiyoto wiyudi wongso wongsonegoro wora wormanto woro worodiyanti wororini wredaningsih
wukir wulan wulandari wulandini wulaningrum wulaningsih wulanjari wulanningrum wulantari wuri wuriani wurianto
wuriningsih wuriyani wuriyanti wuriyanto wuryadi wuryan wuryandari wuryani wuryanta wuryanti wuryanto wuryati wuryatmi
wuryatmo wuryono yahman yahya yakub yana yani yanik yanti yanto yanuar yanuaris yanuarti yanuarto yarman yasa yasin
yasir yasmin yasmini yasmudi yasri yasrodi yatemi yati yatiman yatimin yatin yatinem yatini yatiningsih yatino yatmanto
yatmi yatmiko yatminah yatmini yatmo yatmoko yatna yatni yatno yayah yayan yayat yayuk yekti yektiningsih yeni yenita
yenny yeny yesi yessi yoga yogaswara yogi yogo yohan yohana yohanes yohanis yolanda yono yoppy yosef yoseph yosephine
yossi yosua yoyok yuana yuanita yuda yudanegara yudha yudhanto yudhi yudhistira yudho yudhoyono yudi yudiana yudianto
yudiarti yudiarto yudiati yudihartono yudiono yudistira yudiyanto yudiyono yudo yudonegoro yudono yudoyono yugo yuhana
yuhanto yuhono yuhri yuk yukana yukani yukiana yukno yuli yulia yuliana yulianah yuliani yulianta yulianti yulianto
yuliarni yuliarso yuliati yulida yulika yulinar yulinda yulio yuliono yulis yulistyo yulita yulius yulyanti yulyanto
yumarni yumaroh yumi yumiati yumna yuna yunan yunanda yunani yunanto yunarni yunarsih yunarso yunarti yunarto yunaryo
yuni yunia yuniani yunianta yunianti yunianto yuniar yuniarso yuniarti yuniarto yuniati yunifa yuningrum yuningsih
yunita yunitasari yunitawati yuniyanti yuniyanto yunizar yunus yupita yupiter yurika yurita yusa yusak yusana yusanto
yusdi yusdianto yusfi yusi yusita yusmanto yusmawati yusmiyati yusni yusnia yusniar yusnita yuspita yusran yusriadi
yusriah yusrin yusrina yusriyadi yusro yusron yusroni yustiana yustianto yustika yustina yustinus yustisia yustiyani
yusuf yusup yusuph yuswadi yuswandi yuswanti yuswantini yuswanto yuswantoro yuswati yutika yuwana yuwanita yuwanti
yuwanto yuwantoro yuwati yuwono zabidi zaenab zaenal zaeni zaenudin zaenuri zahara zahir zahra zahro zahroh zahrotun
zaid zaidah zaidan zaidun zain zainab zainah zainal zaini zainudin zainul zainuri zaka zakaria zaki zakia zakiah
zakiyah zakiyatun zaky zamroni zamzami zamzuri zarkasi zarkoni zasim zayadi zeni zidni zikri zubaedah zubaedi zubaidah
zubaidi zubair zudi zuhair zuhdi zuhri zuhriyah zuhroh zuhrotun zulaeha zulaekha zulaichah zulaifah zulaikah zulaikha
zulfa zulfah zulfan zulfi zulfiana zulfikar zulfina zulhaidar zulhamdi zulhijah zuliana zuliani zulianti zulianto
zuliastuti zuliati zulkarnaen zulkarnain zulkarnaini zulkifli zulkipli zulmi zulvia zumaroh zumronah zumrotun zunaedi
zunaenah zunaidi zuni zunita zuriah zuriyah zuroida zusron zuyyina
"""
