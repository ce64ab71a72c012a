"""The yardstick: 表3, 表5 and 表6 of a ledger the way a person scripts it with openpyxl.

openpyxl-tables.py LEDGER.xlsx OUT.xlsx   prints the total of 表3 in 分
"""
import sys
from collections import defaultdict
from decimal import Decimal

import openpyxl

FIRST_ROW = 5
GENERAL = "一般公共预算·"


def rows_of(path):
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for row in book["支出明细"].iter_rows(min_row=FIRST_ROW, values_only=True):
        functional, name, kind, _project, economic, economic_name, source, amount = row[:8]
        if functional is None:
            continue
        cents = int((Decimal(str(amount)) * 100).to_integral_value())
        yield str(functional), name, kind, str(economic), economic_name, source, cents


def levels(code, lengths):
    return [code[:length] for length in lengths if len(code) >= length]


def add(table, codes, column, cents):
    for code in codes:
        table[code]["合计"] += cents
        table[code][column] += cents


def write(book, title, table, names, columns):
    sheet = book.create_sheet(title)
    sheet.append(["科目编码", "科目名称", "合计", *columns])
    for code in sorted(table):
        figures = [table[code][column] / 1_000_000 for column in ("合计", *columns)]
        sheet.append([code, names.get(code, ""), *figures])
    sheet.append(["合计", "", *(sum(t[c] for k, t in table.items() if len(k) == 3) / 1_000_000 for c in ("合计", *columns))])


def main(source, target):
    tables = {title: defaultdict(lambda: defaultdict(int)) for title in ("表3", "表5", "表6")}
    names = {}
    total = 0
    for functional, name, kind, economic, economic_name, fund, cents in rows_of(source):
        names[functional], names[economic] = name, economic_name
        total += cents
        column = "项目支出" if kind == "项目支出" else "基本支出"
        codes = levels(functional, (3, 5, 7))
        add(tables["表3"], codes, column, cents)
        if fund.startswith(GENERAL):
            add(tables["表5"], codes, column, cents)
            if column == "基本支出":
                add(tables["表6"], levels(economic, (3, 5)), kind, cents)
    book = openpyxl.Workbook()
    book.remove(book.active)
    write(book, "表3", tables["表3"], names, ["基本支出", "项目支出"])
    write(book, "表5", tables["表5"], names, ["基本支出", "项目支出"])
    write(book, "表6", tables["表6"], names, ["人员经费", "公用经费"])
    book.save(target)
    print(total)


main(*sys.argv[1:])
