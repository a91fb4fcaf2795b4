import {
  guessColumns,
  linesOf,
  type Meaning,
} from "@/components/patients/import/columns";

const guessed: [headings: string, Meaning[]][] = [
  [
    "Фамилия;Имя;Отчество;Дата рождения;Моб. телефон;Эл. почта;Примечание",
    ["lastName", "firstName", "firstName", "bornOn", "phone", "email", "remarks"],
  ],
  ["№;ФИО;Номер карты;Тел.", ["ignore", "name", "ignore", "phone"]],
  [
    "Nº historia;Primer nombre;Primer apellido;Segundo apellido;Fecha de nacimiento;Celular;Correo electrónico;Comentarios",
    [
      "ignore",
      "firstName",
      "lastName",
      "lastName",
      "bornOn",
      "phone",
      "email",
      "remarks",
    ],
  ],
  [
    "T.C. Kimlik No;Hasta No;Adı;Soyadı;Doğum Tarihi;Cep Telefonu;GSM;E-Posta;Açıklama",
    [
      "ignore",
      "ignore",
      "firstName",
      "lastName",
      "bornOn",
      "phone",
      "phone",
      "email",
      "remarks",
    ],
  ],
  [
    "HASTA ADI SOYADI;DOĞUM TARİHİ;CEP;TELEFON NUMARASI;NOTLAR",
    ["name", "bornOn", "phone", "phone", "remarks"],
  ],
  [
    "Hasta Adı;Hasta Soyadı;Doğum Yeri;Doğum Tarihi",
    ["firstName", "lastName", "ignore", "bornOn"],
  ],
  [
    "Nume pacient;Prenume pacient;Locul nașterii;Data naşterii",
    ["lastName", "firstName", "ignore", "bornOn"],
  ],
  ["Ad Soyad;Tel;Not", ["name", "phone", "remarks"]],
  ["Ad;Soyad;Tel", ["firstName", "lastName", "phone"]],
  ["İsim;Soyisim;Tel", ["firstName", "lastName", "phone"]],
  ["İsim;Tel", ["name", "phone"]],
  [
    "Nr. fișă;CNP;Nume;Prenume;Data nașterii;Mobil;Adresă de e-mail;Observații",
    ["ignore", "ignore", "lastName", "firstName", "bornOn", "phone", "email", "remarks"],
  ],
  [
    "Cod pacient;Nume și prenume;Data nasterii;Număr de telefon;Mențiuni",
    ["ignore", "name", "bornOn", "phone", "remarks"],
  ],
  ...[
    "Name;Place of birth;Date of birth",
    "Name;Geburtsort;Geburtsdatum",
    "Nombre;Lugar de nacimiento;Fecha de nacimiento",
    "Nom;Lieu de naissance;Date de naissance",
    "Nome;Local de nascimento;Data de nascimento",
    "Naam;Geboorteplaats;Geboortedatum",
    "ФИО;Место рождения;Дата рождения",
    "Nume și prenume;Loc de naștere;Data nașterii",
  ].map((headings): [string, Meaning[]] => [
    headings,
    [expect.stringMatching(/name/i), "ignore", "bornOn"],
  ]),
  ["Nume;Telefon", ["lastName", "phone"]],
  ["Nome;Telefone;CEP", ["name", "phone", "ignore"]],
  ["Paciente;Teléfono;Móvil;Notas", ["name", "phone", "phone", "remarks"]],
  [
    "Patient ID;First name;Last name;Phone number;Last visit",
    ["ignore", "firstName", "lastName", "phone", "ignore"],
  ],
  ["Patient number;Patient;Phone;Phone", ["ignore", "name", "phone", "phone"]],
  [
    "Name;Kind;Phone;Other phones;Date of birth;Email;Remarks",
    ["name", "kind", "phone", "phone", "bornOn", "email", "remarks"],
  ],
];

test.each(guessed)("the columns of %s are known", (headings, meanings) => {
  expect(guessColumns(headings.split(";"))).toEqual(meanings);
});

test("who is called a lead is one, and everybody else a patient", () => {
  const cells = [["lead"], [" Lead"], ["patient"], [""], ["child"]];
  const rows = cells.map((kind, at) => ({ line: at + 2, cells: [...kind, "Ada"] }));
  const kinds = linesOf(rows, ["kind", "name"]).map(({ kind }) => kind);
  expect(kinds).toEqual(["lead", "lead", "patient", "patient", "patient"]);
});

test("a middle name and a second surname stand where they are spoken", () => {
  const header = ["Фамилия", "Имя", "Отчество"];
  const rows = [{ line: 2, cells: ["Соколова", "Анна", "Петровна"] }];
  expect(linesOf(rows, guessColumns(header))).toMatchObject([
    { line: 2, name: "Анна Петровна Соколова" },
  ]);
});
