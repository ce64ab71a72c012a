/** What `--help` says. */
export const HELP = `预算公开助手（命令行）

用法：
  npm run --silent cli -- template -o 底稿.xlsx [--year 2024]
      新建空白填报底稿。
  npm run --silent cli -- fill 底稿.xlsx -o 结果.xlsx
      由底稿生成表1至表11，写入结果文件；输入文件不变。
  npm run --silent cli -- undo 结果.xlsx -o 原状.xlsx [--force]
      撤销上一次新建、生成、情况说明或打印准备。之后手工改过的，须加 --force 才会丢弃。
  npm run --silent cli -- explain 结果.xlsx 表3!E9
      列出一个金额由底稿的哪些行合计而来。
  npm run --silent cli -- check 工作簿.xlsx [--text 说明.txt] [--json] [-o 标记后.xlsx]
      审核底稿和公开表，谁做的都行。-o 把问题标在单元格里，并写一张“审核结果”表。
      --text 另把文字（.txt、.docx，或工作簿里一张表的名称，如“情况说明”）与公开表逐数核对。
      退出码：0 没有错误；1 有错误；2 没有做成。
  npm run --silent cli -- narrative 底稿.xlsx -o 情况说明.txt
      由底稿写出情况说明；缺的原因等列为待补，不编造。-o 结果.xlsx 则写成工作簿里的“情况说明”表，
      并在“变动原因”等表里列出待填的行。
  npm run --silent cli -- print-setup 结果.xlsx -o 待打印.xlsx
      打印准备：各表设为 A4、一页宽、重复表头、页码，去掉审核标记。
  npm run --silent cli -- document 底稿.xlsx -o 公开文本.docx
      由底稿写出整份公开文本：封面、目录、单位概况、十一张表、情况说明、绩效目标表、名词解释。
  npm run --silent cli -- clear 标记后.xlsx -o 原样.xlsx
      清除审核标记和“审核结果”表。
  npm run --silent cli -- --help
      显示本说明。

输出文件可以就是输入文件：存好了才换上，没有存成时原来的文件不变。
退出码：0 完成；2 没有做成（原因写在标准错误输出）。`;
