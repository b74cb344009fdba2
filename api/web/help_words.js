// The help in three scripts: the same sections, each with the same points.
export const HELP = {
  en: [
    { head: "Asking", points: [
      "Write a question in English or Chinese. Evidence comes from the texts of both languages, whichever one you ask in.",
      "Write a clause’s number to go straight to it: “Article 5(2)”, “s. 12”, 第五条第二款. Both numbering systems mean the same place.",
      "Name a document in the question, by its title, its number or its parties, to have its clauses first: “term of the Saindak West joint venture agreement”, “the Qinhe MoU: exclusivity”.",
      "Ask as you would say it: “walk away” also finds “terminate” and 终止. The line above the results shows both.",
    ] },
    { head: "Reading a result", points: [
      "The quote is the document’s own text, character for character, with its clause and page.",
      "Coloured words are those of your question, in either language; the line above the results says which stands for which.",
      "“Why this result” tells by which way of searching it was found, and at which rank. Scores compare within one language only.",
      "A wavy line marks words that OCR was unsure of: compare them with the page.",
      "A warning names documents among the results of which pages could not be read: an answer may stand on those.",
    ] },
    { head: "Narrowing and arranging", points: [
      "The filters count documents: type, language, party, year of signature, status, governing law, collection. A document that does not say such a thing of itself is left out where it is asked for.",
      "A collection is the folder that a file came from, or the name given when it was uploaded.",
      "“Side by side” puts the evidence of the two languages in two columns. The address of the page keeps everything: it can be bookmarked and sent.",
    ] },
    { head: "A document", points: [
      "Clauses stand at the left, pages in the middle. Choose a clause and it is marked on its page; formats without pages show their text.",
      "“Same clause in the other language” finds the text that corresponds to it, in the same document or in another.",
      "Choose a fact, such as a date or a party, to see the words it was read from.",
      "“How it was read” says for how many pages the text came from the file, from OCR, or not at all.",
    ] },
    { head: "Citing", points: [
      "“Copy citation” copies the quote with document, clause and page. The link of a quote opens the document at those very words.",
      "Clips are kept in this browser only. They can be copied together, or exported where the server offers it; it checks each of them first.",
    ] },
    { head: "Adding documents", points: [
      "Drop several files at once. Each has an outcome of its own; where one is not taken, it says why and what to do, and the others go on.",
      "A file of the same name in the same collection replaces the earlier one. Deleting takes a document out of the search; the file on your disk stays.",
    ] },
    { head: "What it does not do", points: [
      "It gives no legal opinion and translates nothing. It shows what documents say, and where.",
      "It sends nothing anywhere: no request leaves the machine that it runs on.",
    ] },
  ],
  "zh-Hans": [
    { head: "提问", points: [
      "用中文或英文提问均可。无论用哪种语言，依据都来自中英两种文本。",
      "直接写条款号即可到达该条款：“第五条第二款”、“Article 5(2)”、“s. 12”。两种编号方式指向同一位置。",
      "在问题中写明文件的名称、文号或当事方，该文件的条款会排在前面：“山达克西区合资协议的期限”、“秦河公司备忘录：排他期多久”。",
      "用平常说法提问也可：“散伙”也能找到“终止”和 terminate；结果上方一行会同时列出两个词。",
    ] },
    { head: "阅读结果", points: [
      "引文逐字取自文件原文，并注明条款和页码。",
      "着色的词语对应您的提问，中英文均会标出；结果上方一行说明哪个词对应哪个词。",
      "“为何出现此结果”说明由哪种检索途径找到、排在第几位。得分只在同一语言内可比。",
      "波浪线表示 OCR 没有把握的文字，请与原页核对。",
      "如结果所涉文件有未能读取的页，会显示提示：答案可能就在那些页上。",
    ] },
    { head: "筛选与排列", points: [
      "筛选项按文件计数：类型、语言、当事方、签署年份、状态、适用法律、文件集。文件本身没有说明该项的，不会出现在筛选结果中。",
      "文件集是文件所在的文件夹，或上传时所填的名称。",
      "“中英对照”将两种语言的依据分列两栏。网页地址保存全部条件，可以收藏，也可以发给他人。",
    ] },
    { head: "查看文件", points: [
      "左侧是条款目录，中间是页面。选择一个条款，原页上就会标出；没有页面的格式显示文本。",
      "“另一语言的同一条款”会在同一文件或另一文件中找到对应的文本。",
      "选择一项要素（例如日期或当事方），即可看到它所依据的文字。",
      "“读取情况”说明有多少页取自文件自带文本、多少页由 OCR 识别、多少页未能读取。",
    ] },
    { head: "引用", points: [
      "“复制引文”会复制引文及其文件、条款和页码。引文的链接会在原文处打开文件。",
      "摘录只保存在此浏览器中，可以一并复制；服务器提供导出时也可以导出，导出前会逐条核对。",
    ] },
    { head: "添加文件", points: [
      "可一次拖放多个文件。每个文件各有结果；未被接受的会说明原因和处理办法，其他文件不受影响。",
      "同一文件集中的同名文件会取代先前的文件。删除只是把文件移出检索，磁盘上的文件不受影响。",
    ] },
    { head: "不做什么", points: [
      "不提供法律意见，也不作翻译；只说明文件写了什么、写在哪里。",
      "不向任何地方发送数据：没有任何请求离开运行它的机器。",
    ] },
  ],
  "zh-Hant": [
    { head: "提問", points: [
      "用中文或英文提問均可。無論用哪種語言，依據都來自中英兩種文本。",
      "直接寫條款號即可到達該條款：「第五條第二款」、「Article 5(2)」、「s. 12」。兩種編號方式指向同一位置。",
      "在問題中寫明文件的名稱、文號或當事方，該文件的條款會排在前面：「山達克西區合資協議的期限」、「秦河公司備忘錄：排他期多久」。",
      "用平常說法提問也可：「散伙」也能找到「終止」和 terminate；結果上方一行會同時列出兩個詞。",
    ] },
    { head: "閱讀結果", points: [
      "引文逐字取自文件原文，並註明條款和頁碼。",
      "着色的詞語對應您的提問，中英文均會標出；結果上方一行說明哪個詞對應哪個詞。",
      "「為何出現此結果」說明由哪種檢索途徑找到、排在第幾位。得分只在同一語言內可比。",
      "波浪線表示 OCR 沒有把握的文字，請與原頁核對。",
      "如結果所涉文件有未能讀取的頁，會顯示提示：答案可能就在那些頁上。",
    ] },
    { head: "篩選與排列", points: [
      "篩選項按文件計數：類型、語言、當事方、簽署年份、狀態、適用法律、文件集。文件本身沒有說明該項的，不會出現在篩選結果中。",
      "文件集是文件所在的文件夾，或上傳時所填的名稱。",
      "「中英對照」將兩種語言的依據分列兩欄。網頁位址儲存全部條件，可以收藏，也可以發給他人。",
    ] },
    { head: "查看文件", points: [
      "左側是條款目錄，中間是頁面。選擇一個條款，原頁上就會標出；沒有頁面的格式顯示文本。",
      "「另一語言的同一條款」會在同一文件或另一文件中找到對應的文本。",
      "選擇一項要素（例如日期或當事方），即可看到它所依據的文字。",
      "「讀取情況」說明有多少頁取自文件自帶文本、多少頁由 OCR 識別、多少頁未能讀取。",
    ] },
    { head: "引用", points: [
      "「複製引文」會複製引文及其文件、條款和頁碼。引文的連結會在原文處打開文件。",
      "摘錄只儲存在此瀏覽器中，可以一併複製；伺服器提供匯出時也可以匯出，匯出前會逐條核對。",
    ] },
    { head: "新增文件", points: [
      "可一次拖放多個文件。每個文件各有結果；未被接受的會說明原因和處理辦法，其他文件不受影響。",
      "同一文件集中的同名文件會取代先前的文件。刪除只是把文件移出檢索，磁盤上的文件不受影響。",
    ] },
    { head: "不做什麼", points: [
      "不提供法律意見，也不作翻譯；只說明文件寫了什麼、寫在哪裡。",
      "不向任何地方傳送資料：沒有任何請求離開執行它的機器。",
    ] },
  ],
};
